using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Policy.Baselines;

internal sealed class BaselineSetTests
{
    private TemporaryFolder folder = null!;
    private BaselineFolder baselines = null!;

    [SetUp]
    public void Create()
    {
        folder = new();
        baselines = new(folder["baselines"]);
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Load_FolderThatIsNotThere_IsNull() => BaselineSet.Load(baselines, "some-model").Should().BeNull();

    [Test]
    public void Load_FolderWithoutBaselines_IsNull()
    {
        folder.Write("baselines/README.md", "none yet");
        BaselineSet.Load(baselines, "some-model").Should().BeNull();
    }

    [Test]
    public void Load_SeveralFiles_ReadsThemAll()
    {
        Write(Static("static/fp32.tsv", "fp32", "12"), Static("static/fp32-fused.tsv", "fp32-fused", "7"));
        folder.Write("baselines/static/graphs/fp32.txt", "a listing is no baseline");
        BaselineSet.Load(baselines, "some-model")!.Files.Select(file => file.Path)
            .Should().Equal("static/fp32-fused.tsv", "static/fp32.tsv");
    }

    [Test]
    public void Load_LineEditedByHand_NamesFileAndLine()
    {
        Write(Static("static/fp32.tsv", "fp32", "12"));
        var path = System.IO.Path.Combine(baselines.Path, "static/fp32.tsv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("12", "13", StringComparison.Ordinal));
        var load = () => BaselineSet.Load(baselines, "some-model");
        load.Should().Throw<BadInputException>().WithMessage("*static/fp32.tsv:2: *energygate baseline record");
    }

    [Test]
    public void Load_AnotherModel_NamesFileAndBothModels()
    {
        Write(Static("static/fp32.tsv", "fp32", "12"));
        var load = () => BaselineSet.Load(baselines, "other-model");
        load.Should().Throw<BadInputException>().WithMessage("*static/fp32.tsv:1: *some-model*other-model*energygate baseline record");
    }

    [Test]
    public void Replace_SomethingCannotBeWritten_LeavesTheFolderAsItWas()
    {
        Write(Static("static/fp32.tsv", "fp32", "12"));
        folder.Write("baselines/taken", "a file where a folder is needed");
        var before = baselines.Files().ToDictionary(file => file, baselines.Text);
        var replace = () => baselines.Replace(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["static/fp32.tsv"] = "changed\n",
                ["taken/energy.tsv"] = "new\n",
            },
            ["static/fp32.tsv"]);
        replace.Should().Throw<BadInputException>();
        baselines.Files().ToDictionary(file => file, baselines.Text).Should().Equal(before);
        Directory.GetDirectories(baselines.Path, ".*").Should().BeEmpty();
    }

    [Test]
    public void FindUpwards_BelowTheWorkingTree_FindsItsFolderAndNoneAboveIt()
    {
        Directory.CreateDirectory(folder["tree/src/deep"]);
        Directory.CreateDirectory(folder["tree/.git"]);
        Directory.CreateDirectory(folder["baselines"]);
        BaselineFolder.FindUpwards(folder["tree/src/deep"]).Should().BeNull("the folder above the working tree belongs to somebody else");
        Directory.CreateDirectory(folder["tree/baselines"]);
        BaselineFolder.FindUpwards(folder["tree/src/deep"]).Should().Be(folder["tree/baselines"]);
    }

    private void Write(params BaselineFile[] files) => baselines.Replace(files.ToDictionary(file => file.Path, BaselineText.Write), []);

    private static BaselineFile Static(string path, string variant, string value) =>
        new(path, new(BaselineHeader.Static, "some-model"), [new(variant, null, CheckKind.Static, "operators", value)]);
}
