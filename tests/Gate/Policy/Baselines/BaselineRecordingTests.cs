using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Policy.Baselines;

internal sealed class BaselineRecordingTests
{
    private static readonly BaselineHeader Header = new BaselineHeader(BaselineHeader.Accuracy, "some-model").With("batch", "32");

    private TemporaryFolder folder = null!;
    private BaselineFolder baselines = null!;

    [SetUp]
    public void Create()
    {
        folder = new();
        baselines = new(folder.Path);
        Store(
            new BaselineFile(
                "accuracy/RTE.tsv",
                Header,
                [Line("int8", "avx2", "old"), Line("int8", "vnni", "theirs"), Line("gone", "avx2", "old"), Line("fp32", "any", "old")]));
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Merge_WholeRun_ReplacesItsOwnKeepsOtherInstructionSetsDropsWhatIsGone()
    {
        var changes = Merge([new("accuracy/RTE.tsv", Header, [Line("int8", "avx2", "new"), Line("fp32", "any", "new")])]);
        Values(changes, "accuracy/RTE.tsv").Should().Equal("fp32 any new", "int8 avx2 new", "int8 vnni theirs");
        changes.Remarks.Should().ContainSingle().Which.Should().Contain("dropped gone / RTE");
    }

    [Test]
    public void Merge_NarrowedRun_KeepsWhatItWasNotAskedFor()
    {
        var changes =
            Merge([new("accuracy/RTE.tsv", Header, [Line("fp32", "any", "new")])], keeps: variant => variant != "fp32", isWhole: false);
        Values(changes, "accuracy/RTE.tsv").Should().Equal("fp32 any new", "gone avx2 old", "int8 avx2 old", "int8 vnni theirs");
        changes.Removed.Should().BeEmpty();
    }

    [Test]
    public void Merge_OtherConditions_ReplacesTheWholeFileAndSaysWhy()
    {
        var changes = Merge([new("accuracy/RTE.tsv", Header.With("batch", "8"), [Line("fp32", "any", "new")])]);
        Values(changes, "accuracy/RTE.tsv").Should().Equal("fp32 any new");
        changes.Remarks.Should().ContainSingle().Which.Should().Contain("batch was 32, is 8");
    }

    [Test]
    public void Merge_NumbersThatNoLongerDependOnTheMachine_DropsTheLinesOfInstructionSets()
    {
        var changes =
            Merge([new("accuracy/RTE.tsv", Header, [Line("int8", "any", "new"), Line("fp32", "any", "new"), Line("gone", "any", "new")])]);
        Values(changes, "accuracy/RTE.tsv").Should().Equal("fp32 any new", "gone any new", "int8 any new");
    }

    [Test]
    public void Merge_FilesOfAnotherModel_GoWithAllTheirKinds()
    {
        Store(
            new("accuracy/RTE.tsv", new(BaselineHeader.Accuracy, "other-model"), [Line("fp32", "any", "old")]),
            new("some-cpu/energy.tsv", new(BaselineHeader.Energy, "other-model"), []));
        var changes = Merge([new("accuracy/RTE.tsv", Header, [Line("fp32", "any", "new")])]);
        changes.Removed.Should().Equal("some-cpu/energy.tsv");
        changes.Remarks.Should().Contain(remark => remark.Contains("model was other-model, is some-model"));
    }

    [Test]
    public void Merge_WholeRun_RemovesLostTasksAndListingsAndLeavesOtherMachines()
    {
        Store(new("accuracy/WNLI.tsv", Header, []), new("some-cpu/energy.tsv", new(BaselineHeader.Energy, "some-model"), []));
        folder.Write("static/graphs/gone.txt", "a listing");
        folder.Write("README.md", "not ours");
        Merge([new("accuracy/RTE.tsv", Header, [Line("fp32", "any", "new")])]).Removed
            .Should().Equal("accuracy/WNLI.tsv", "static/graphs/gone.txt");
    }

    [Test]
    public void Merge_CorruptFile_IsReplacedAndSaid()
    {
        File.AppendAllText(folder["accuracy/RTE.tsv"], "by hand\n");
        var changes = Merge([new("accuracy/RTE.tsv", Header, [Line("fp32", "any", "new")])]);
        Values(changes, "accuracy/RTE.tsv").Should().Equal("fp32 any new");
        changes.Remarks.Should().ContainSingle().Which.Should().Contain("accuracy/RTE.tsv:6");
    }

    [Test]
    public void Write_Changes_AreReadBack()
    {
        var recording = new BaselineRecording(baselines, "some-model");
        recording.Write(
            recording.Merge(
                [new("accuracy/RTE.tsv", Header, [Line("fp32", "any", "new")])],
                new Dictionary<string, string> { ["static/graphs/fp32.txt"] = "Gemm\n" },
                _ => false,
                isWhole: true));
        baselines.Read("accuracy/RTE.tsv").Lines.Should().ContainSingle();
        baselines.Text("static/graphs/fp32.txt").Should().Be("Gemm\n");
    }

    private BaselineChanges Merge(BaselineFile[] found, Func<string?, bool>? keeps = null, bool isWhole = true) =>
        new BaselineRecording(baselines, "some-model").Merge(found, new Dictionary<string, string>(), keeps ?? (_ => false), isWhole);

    private void Store(params BaselineFile[] files) => baselines.Replace(files.ToDictionary(file => file.Path, BaselineText.Write), []);

    private static IEnumerable<string> Values(BaselineChanges changes, string path) =>
        BaselineText.Read(path, changes.Texts[path], path).Lines.Select(line => $"{line.Variant} {line.Scope} {line.Value}");

    private static BaselineLine Line(string variant, string scope, string value) =>
        new(variant, "RTE", CheckKind.Regression, "predictions", value) { Scope = scope };
}
