using System.Globalization;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>The worker's side of the protocol, line by line.</summary>
internal sealed class WorkerLoopTests
{
    [Test]
    public void Run_Requests_AreAnsweredALineEach()
    {
        var variant = new CountingVariant();
        var answers = Talk(variant, "load fp32", "block 3 2", "block 13 2", "nonsense", "quit", "block 0 1");
        answers[0].Should().Be("energygate-worker 3 42");
        answers[1].Should().StartWith("loaded 14 ");
        WorkerBlock.Parse(answers[2].AsSpan("block ".Length)).Texts.Should().Be(16);
        answers[4].Should().Be("error no such request: nonsense");
        answers.Should().HaveCount(5, "nothing is answered after quit");
        variant.Runs.Should().Equal([(0, 1), (1, 1), (2, 1), (3, 1), (3, 2), (13, 2)], "four warm-up runs come first");
    }

    [Test]
    public void Run_VariantThatCannotBeOpened_IsAnErrorAndNotTheEnd()
    {
        var answers = Talk(new CountingVariant(), "load other", "load fp32");
        answers[1].Should().Be("error there is no other");
        answers[2].Should().StartWith("loaded");
    }

    [Test]
    public void Run_BlockBeforeLoad_IsAnError() => Talk(new CountingVariant(), "block 0 1")[1].Should().Be("error no variant is loaded");

    [Test]
    public void Run_Answers_AreThoseOfTheBatch() =>
        Talk(new CountingVariant(), "load fp32", "answers 3")[2].Should().Be("answers 0.25");

    [Test]
    public void Run_Block_TellsTheDigestOfItsAnswers()
    {
        var digests = Enumerable.Range(0, 14).Select(batch => AnswerDigest.Of(batch, [0.25f])).ToArray();
        Digest(new CountingVariant()).Should().Be(AnswerDigest.OfBlock(13, 2, digests)).And.Be(digests[13] + digests[0]);
        Digest(new CountingVariant { RunsBeforeIdle = 4 }).Should().NotBe(digests[13] + digests[0], "no answer of an earlier run is left");

        static ulong Digest(CountingVariant variant) =>
            WorkerBlock.Parse(Talk(variant, "load fp32", "block 13 2")[2].AsSpan("block ".Length)).Digest!.Value;
    }

    [Test]
    public void Run_Planted_SpendsThatMuchMore()
    {
        var answers = Talk(new CountingVariant(), "load fp32", "block 0 8", "plant 0.5", "block 0 8");
        var (plain, more) = (WorkerBlock.Parse(answers[2].AsSpan("block ".Length)), WorkerBlock.Parse(answers[4].AsSpan("block ".Length)));
        (more.Window.Energy / plain.Window.Energy).Should().BeApproximately(1.5, 0.05);
        answers[3].Should().Be("planted");
    }

    [Test]
    public void Run_PlantedInEveryFourthBatch_SpendsItAllThere()
    {
        // Batches 0 to 3 are the warm-up: of the blocks of two, the second and the fourth hold a fourth batch.
        var answers = Talk(new CountingVariant(), "load fp32", "plant 0.5 4", "block 0 2", "block 0 2", "block 0 2", "block 0 2");
        var joules = answers[3..].Select(line => WorkerBlock.Parse(line.AsSpan("block ".Length)).Window.Energy.Value).ToArray();
        (joules[1] / joules[0]).Should().BeApproximately(2, 0.1);
        (joules[2] / joules[0]).Should().BeApproximately(1, 0.05);
        joules[3].Should().BeApproximately(joules[1], 0.001);
    }

    [Test]
    public void Run_TwoBlocks_TellsTheTimeBetweenThem()
    {
        var answers = Talk(new CountingVariant(), "load fp32", "block 0 1", "block 0 1");
        WorkerBlock.Parse(answers[3].AsSpan("block ".Length)).Idle.Processor.Value.Should().BeGreaterThan(0);
    }

    [Test]
    public void Run_Blocks_AreRangesOfTheirVariantOutsideOfTheWindow()
    {
        var variant = new CountingVariant();
        var marks = new List<string>();
        var ranges = new Marks(mark => marks.Add(string.Create(CultureInfo.InvariantCulture, $"{mark} {variant.Runs.Count}")));
        Talk(variant, ranges, "load fp32", "block 0 1", "block 0 1");
        marks.Should().Equal("fp32 3", "end 4", "fp32 4", "end 5", "fp32 5", "end 6");
    }

    [Test]
    public void Run_RequestAndAnswerOfABlock_AllocateNothingWhereADevicesMeterWaitsForThem()
    {
        var variant = new CountingVariant();
        var requests = new WatchedRequests("load fp32\n" + string.Concat(Enumerable.Repeat("block 3 2\n", 20)));
        var loop = new WorkerLoop(_ => variant, variant.Meter, variant);
        variant.Runs.EnsureCapacity(100);
        loop.Run(requests, TextWriter.Null, 42);
        variant.Runs.Should().HaveCount(24);
        var allocated = requests.AllocatedAtTheEndOfALine;
        (allocated[20] - allocated[10]).Should().Be(0, "bytes of ten requests, their blocks and their answers");
    }

    private static string[] Talk(CountingVariant variant, params string[] requests) => Talk(variant, null, requests);

    private static string[] Talk(CountingVariant variant, IRangeMarker? ranges, params string[] requests)
    {
        var loop = new WorkerLoop(
            name => name == "fp32" ? variant : throw new InvalidOperationException($"there is no {name}"), variant.Meter, variant, ranges);
        using var answers = new StringWriter();
        loop.Run(new StringReader(string.Join('\n', requests)), answers, 42);
        return answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A variant whose batches take 10 ms on a fake CPU clock, and that clock: each reading takes 10 us.</summary>
    private sealed class CountingVariant : IWorkerVariant, IProcessorClock
    {
        private readonly float[] logits = new float[1];
        private long nanoseconds;

        /// <summary>Runs after which no run computes anything.</summary>
        public int RunsBeforeIdle { get; init; } = int.MaxValue;

        public List<(int First, int Count)> Runs { get; } = [];

        public int BatchCount => 14;

        public IEnergyMeter Meter => new ClockMeter(this);

        public int TextCount(int first, int count) => 8 * count;

        public void Clear(int batch) => logits[0] = float.NaN;

        public ReadOnlySpan<float> Answers(int batch) => logits;

        public void Run(int first, int count)
        {
            logits[0] = Runs.Count < RunsBeforeIdle ? 0.25f : logits[0];
            Runs.Add((first, count));
            nanoseconds += count * 10_000_000;
        }

        public long ReadNanoseconds() => nanoseconds += 10_000;
    }

    /// <summary>Requests that record the thread's allocated bytes at the end of each line.</summary>
    private sealed class WatchedRequests(string text) : TextReader
    {
        private int next;
        private int line;

        public long[] AllocatedAtTheEndOfALine { get; } = new long[32];

        public override int Read()
        {
            if (next == text.Length)
            {
                return -1;
            }

            if (text[next] == '\n')
            {
                AllocatedAtTheEndOfALine[line++] = GC.GetAllocatedBytesForCurrentThread();
            }

            return text[next++];
        }
    }

    private sealed class Marks(Action<string> mark) : IRangeMarker
    {
        public void Push(string name) => mark(name);

        public void Pop() => mark("end");
    }

    private sealed class ClockMeter(IProcessorClock clock) : IEnergyMeter
    {
        public string Name => "made";

        public MeasurementKind Kind => MeasurementKind.Estimated;

        public MeterDomain Domain => MeterDomain.Processor;

        public string Source => "a made clock";

        public MeterResolution Resolution => new(new Seconds(1e-9), "made");

        public MeterReading Read()
        {
            var seconds = Seconds.FromNanoseconds(clock.ReadNanoseconds());
            return new(new Joules(seconds.Value * 4), seconds);
        }

        public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish);

        public void Dispose()
        {
        }
    }
}
