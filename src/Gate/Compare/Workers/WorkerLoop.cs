using System.Globalization;
using System.Text;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// The worker's side of the protocol (docs/reference/worker-protocol.md): a line in, a line out. It holds one variant at a time, runs
/// blocks on request, and does nothing between them.
/// </summary>
/// <param name="open">Opens a variant by name.</param>
/// <param name="meter">The meter of this process.</param>
/// <param name="processor">Its CPU clock.</param>
/// <param name="ranges">Receives a range per block, named after the variant, outside the measured window; null for none.</param>
internal sealed class WorkerLoop(
    Func<string, IWorkerVariant> open, IEnergyMeter meter, IProcessorClock processor, IRangeMarker? ranges = null)
{
    /// <summary>Version of the protocol: a worker greets with it, and a comparison requires it.</summary>
    public const int Version = 3;

    /// <summary>The oldest version that a comparison accepts: without digests, answers and stages.</summary>
    public const int OldestVersion = 1;

    private const int WarmUpRuns = 4;

    private readonly char[] answer = new char[WorkerBlock.LongestAnswer];
    private IWorkerVariant? variant;
    private string? variantName;
    private Plant plant;
    private long batches;
    private long idleSince;
    private Seconds idleSinceTime;

    /// <summary>The first line of a worker.</summary>
    public static string Greeting(int processId, int version = Version) =>
        string.Create(CultureInfo.InvariantCulture, $"energygate-worker {version} {processId}");

    /// <summary>
    /// Greets, answers until <c>quit</c> or the end of the requests. A block's request and answer allocate nothing: a device's meter is
    /// read around them.
    /// </summary>
    public void Run(TextReader requests, TextWriter answers, int processId)
    {
        Send(answers, Greeting(processId));
        var reader = new RequestReader(requests);
        while (reader.TryRead(out var request) && request is not "quit")
        {
            Send(answers, Answer(request));
        }
    }

    // An error here belongs to the variant, not to the protocol: the worker reports it and keeps running.
    private ReadOnlySpan<char> Answer(ReadOnlySpan<char> request)
    {
        try
        {
            var end = request.IndexOf(' ');
            var word = end < 0 ? request : request[..end];
            var rest = request[Math.Min(word.Length + 1, request.Length)..];
            return word switch
            {
                "block" => Block(rest),
                "answers" => Answers(Whole(rest)),
                "stages" => Stages(),
                "load" => Load(rest.ToString()),
                "plant" => Planted(Plant.Parse(rest.ToString())),
                _ => $"error no such request: {word}",
            };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return "error " + exception.Message.ReplaceLineEndings(" ");
        }
    }

    private string Load(string name)
    {
        variant = null;
        variant = open(name);
        variantName = name;
        for (var run = 0; run < WarmUpRuns - 1; run++)
        {
            variant.Run(run, 1);
        }

        // The last run warms the measured path itself, and its time sizes the blocks.
        var last = Block(WarmUpRuns - 1, 1);
        variant.Stages?.Clear(); // the first runs compile
        return string.Create(CultureInfo.InvariantCulture, $"loaded {variant.BatchCount} {last.Window.Time.Value:R}");
    }

    private string Answers(int batch)
    {
        var running = variant ?? throw new InvalidOperationException("no variant is loaded");
        running.Clear(batch);
        running.Run(batch, 1);
        var line = new StringBuilder("answers");
        foreach (var logit in running.Answers(batch))
        {
            line.Append(CultureInfo.InvariantCulture, $" {logit:R}");
        }

        return line.ToString();
    }

    private string Stages() => variant?.Stages is { } times
        ? "stages " + string.Join(' ', Enum.GetValues<PipelineStage>().Select(
            stage => times.Of(stage).TotalSeconds.ToString("R", CultureInfo.InvariantCulture)))
        : throw new InvalidOperationException("no pipeline is loaded");

    private ReadOnlySpan<char> Block(ReadOnlySpan<char> range)
    {
        var between = range.IndexOf(' ');
        var block = Block(Whole(range[..between]), Whole(range[(between + 1)..]));
        return answer.AsSpan(0, block.WriteAnswer(answer));
    }

    private WorkerBlock Block(int first, int count)
    {
        var running = variant ?? throw new InvalidOperationException("no variant is loaded");
        var texts = running.TextCount(first, count);
        ranges?.Push(variantName!);
        try
        {
            return Measure(running, first, count, texts);
        }
        finally
        {
            ranges?.Pop();
        }
    }

    private WorkerBlock Measure(IWorkerVariant running, int first, int count, int texts)
    {
        var distinct = Math.Min(count, running.BatchCount);
        for (var i = 0; i < distinct; i++)
        {
            running.Clear((first + i) % running.BatchCount);
        }

        var startProcessor = processor.ReadNanoseconds();
        var start = meter.Read();
        running.Run(first, count);
        if (plant.IsPlanted)
        {
            PlantedWork.Burn(processor, startProcessor, plant.ShareOf(batches, count));
        }

        batches += count;

        var stop = meter.Read();
        var stopProcessor = processor.ReadNanoseconds();
        var block = new WorkerBlock(
            new(meter.Between(start, stop), Seconds.FromNanoseconds(stopProcessor - startProcessor), texts),
            new(Seconds.FromNanoseconds(startProcessor - idleSince), start.Time - idleSinceTime))
        {
            Digest = Digest(running, first, distinct),
        };
        idleSince = stopProcessor;
        idleSinceTime = stop.Time;
        return block;
    }

    private static ulong Digest(IWorkerVariant running, int first, int count)
    {
        var sum = 0UL;
        for (var i = 0; i < count; i++)
        {
            var batch = (first + i) % running.BatchCount;
            sum += AnswerDigest.Of(batch, running.Answers(batch));
        }

        return sum;
    }

    private string Planted(Plant wanted)
    {
        plant = wanted;
        return "planted";
    }

    private static int Whole(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Send(TextWriter answers, ReadOnlySpan<char> line)
    {
        answers.Write(line);
        answers.Write('\n');
        answers.Flush();
    }
}
