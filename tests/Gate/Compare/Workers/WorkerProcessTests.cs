using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Tests.Gate.Commands;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>Real worker processes on the embedded model.</summary>
internal sealed class WorkerProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly GateOptions Options = new()
    {
        Tasks = [Evaluation.Tasks.GlueTasks.Parse("RTE")],
        Variants = [VariantCatalog.Find("fp32-cpu")],
        BatchSize = 8,
    };

    private readonly TemporaryFolder folder = new();

    [OneTimeSetUp]
    public void Prepare() => Preparation.Run(Options, 16, folder["prepared"], _ => { });

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Block_OfAFreshProcess_TellsItsFigures()
    {
        using var worker = WorkerProcess.Launch(Launch(), WorkerArm.Base, Patience);
        var loaded = worker.Load("fp32-cpu");
        loaded.BatchCount.Should().Be(2);
        var block = worker.Block(1, 2);
        block.Texts.Should().Be(16);
        block.Window.Energy.Value.Should().BeGreaterThan(0);
        block.Block.ProcessorTime.Value.Should().BeInRange(0, block.Window.Time.Value * 1.5, "one thread");
        worker.Dispose();
        FluentActions.Invoking(worker.Dispose).Should().NotThrow("it was disposed already");
    }

    [Test]
    public void Load_Pipeline_AnswersTheTextsAsTheSessionAnswersTheirTokens()
    {
        using var worker = WorkerProcess.Launch(Launch(), WorkerArm.Base, Patience);
        worker.Load("fp32-cpu:pipeline").BatchCount.Should().Be(1, "a request has two batches");
        worker.Block(0, 3).Texts.Should().Be(3 * 16);
        var answers = worker.Answers(0);
        var stages = worker.Stages();
        worker.Load("fp32-cpu").BatchCount.Should().Be(2);
        answers.Should().Equal([.. worker.Answers(0)!, .. worker.Answers(1)!]);
        stages!.Value.Should().HaveCount(5).And.OnlyContain(stage => stage.Value > 0);
        stages!.Value[(int)PipelineStage.Run].Value.Should().BeGreaterThan(stages.Value.Sum(stage => stage.Value) / 2);
        FluentActions.Invoking(() => worker.Stages()).Should().Throw<WorkerRefusalException>("a session is one stage");
    }

    [Test]
    public void Load_UnknownVariant_IsRefusedAndTheWorkerLivesOn()
    {
        using var worker = WorkerProcess.Launch(Launch(), WorkerArm.Candidate, Patience);
        FluentActions.Invoking(() => worker.Load("fp64"))
            .Should().Throw<WorkerRefusalException>()
            .WithMessage("the candidate worker cannot load:*fp64*");
        worker.Load("fp32-cpu").BatchCount.Should().Be(2);
    }

    [Test]
    public void Launch_FolderThatIsNone_FailsWithItsLastWords() =>
        FluentActions.Invoking(() => WorkerProcess.Launch(Launch() with { PreparedFolder = folder["nothing"] }, WorkerArm.Base, Patience))
            .Should().Throw<WorkerFailureException>().WithMessage(
                "the base worker ended before it answered the launch; its last line of standard error: energygate: *nothing*");

    [Test]
    public void Launch_NoAnswerInTime_IsKilled() =>
        FluentActions.Invoking(() => WorkerProcess.Launch(Launch(), WorkerArm.Base, TimeSpan.Zero))
            .Should().Throw<WorkerFailureException>().WithMessage("*did not answer * within 0 s*");

    [Test]
    public void Prepare_TwiceTheSame_IsTheSameBytes()
    {
        Preparation.Run(Options, 16, folder["again"], _ => { });
        PreparedFolder.Read(folder["again"]).Should().Equal(PreparedFolder.Read(folder["prepared"]));
    }

    [Test]
    public void Run_BlocksOfAVariant_AllocateNothing()
    {
        using var variant = PreparedVariant.Open(
            folder["prepared"], PreparedFolder.Read(folder["prepared"]), new RunnerSettings(1, AllowSpinning: false));
        variant.Run(0, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        variant.Run(0, 2);
        variant.Run(1, 2);
        GC.GetAllocatedBytesForCurrentThread().Should().Be(before, "a collection inside a measured window would be measured");
    }

    [Test]
    public void Block_OfAWorker_AllocatesNothingWhereADevicesMeterWouldWaitForIt()
    {
        using var worker = WorkerProcess.Launch(Launch(), WorkerArm.Base, Patience);
        worker.Load("fp32-cpu");
        worker.Block(0, 1);
        worker.Block(0, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var figures = worker.Block(0, 1);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        figures.Texts.Should().BeGreaterThan(0);
    }

    [Test]
    public void Prepare_VariantThatTheProgramHasNot_IsLeftOut()
    {
        ProgramRun
            .Of("worker", "prepare", "--into", folder["only"], "--only", "fp32-gone,fp32", "--tasks", "RTE", "--texts", "8")
            .ExitCode.Should().Be(0);
        PreparedFolder.Read(folder["only"]).Select(session => session.Variant).Should().Equal("fp32");
    }

    [Test]
    public void Read_CorruptList_NamesTheLine()
    {
        folder.Write("corrupt/sessions.tsv", "fp32\tgraph.onnx\n");
        FluentActions.Invoking(() => PreparedFolder.Read(folder["corrupt"]))
            .Should().Throw<BadInputException>()
            .WithMessage("*sessions.tsv, line 1*");
    }

    private WorkerLaunch Launch() => new(typeof(EmbeddedData).Assembly.Location, folder["prepared"], 1, "CPU", []);
}
