using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// The comparison's side of the protocol: a line out, a line in, on the pipes of a child process. A worker that does not answer in time is
/// killed. Not thread-safe.
/// </summary>
internal sealed class WorkerProcess : IWorker
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(2);

    // A word and two integers of at most ten digits.
    private const int MaxBlockRequestLength = 32;

    private readonly Process process;
    private readonly string name;
    private readonly TimeSpan patience;
    private readonly LinePipe pipe;
    private readonly StandardErrorTail errorTail;
    private int version;
    private bool isDisposed;

    private WorkerProcess(Process process, string name, TimeSpan patience)
    {
        this.process = process;
        this.name = name;
        this.patience = patience;
        pipe = new(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, patience, () => ProcessTree.Kill(process));
        errorTail = new(process.StandardError);
    }

    /// <inheritdoc/>
    public int ProcessId => process.Id;

    /// <inheritdoc/>
    public IProcessorClock? ProcessorClock { get; private set; }

    /// <inheritdoc/>
    public bool HasChildren => ProcessFamily.HasChildren(process.Id);

    /// <summary>Starts a worker and waits for its greeting.</summary>
    /// <param name="launch">Program, folder and settings.</param>
    /// <param name="arm">Its arm, for messages.</param>
    /// <param name="patience">Maximum wait for an answer.</param>
    /// <exception cref="WorkerFailureException">It did not start, or greeted with another version of the protocol.</exception>
    public static WorkerProcess Launch(WorkerLaunch launch, WorkerArm arm, TimeSpan patience)
    {
        var name = $"the {arm.ToString().ToLowerInvariant()} worker";
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", launch.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A method is compiled once, before its first run: no thread compiles it again beside the blocks of the first second.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        WorkerProcess? worker = null;
        try
        {
            worker = new WorkerProcess(ProcessorPinning.Start(start, launch.Processors.AsSpan()), name, patience);
            var greeting = worker.Receive("the launch").ToString();
            var (id, wanted) = (worker.process.Id, WorkerLoop.Greeting(worker.process.Id));
            worker.version = Enumerable.Range(WorkerLoop.OldestVersion, WorkerLoop.Version - WorkerLoop.OldestVersion + 1)
                .FirstOrDefault(version => greeting == WorkerLoop.Greeting(id, version));
            worker.ProcessorClock = OtherProcessClock.Open(id);
            return worker.version > 0
                ? worker
                : throw worker.Fail($"greeted with '{greeting}' instead of '{wanted}': another version of the protocol");
        }
        catch (Win32Exception exception)
        {
            throw new WorkerFailureException($"{name} did not start: {exception.Message}", exception);
        }
        catch
        {
            worker?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public LoadedVariant Load(string variant)
    {
        var words = Ask("load", $"load {variant}").ToString().Split(' ');
        return words is ["loaded", var batches, var seconds]
            && int.TryParse(batches, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var time)
            ? new(count, new(time))
            : throw Fail($"answered '{string.Join(' ', words)}' to load");
    }

    /// <inheritdoc/>
    public WorkerBlock Block(int first, int count)
    {
        Span<char> request = stackalloc char[MaxBlockRequestLength];
        request.TryWrite(CultureInfo.InvariantCulture, $"block {first} {count}", out var length);
        var answer = Ask("block", request[..length]);
        try
        {
            return WorkerBlock.Parse(answer["block ".Length..]);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            throw Fail($"answered '{answer}' to block");
        }
    }

    /// <inheritdoc/>
    public float[]? Answers(int batch)
    {
        if (version == WorkerLoop.OldestVersion)
        {
            return null;
        }

        return Figures("answers", string.Create(CultureInfo.InvariantCulture, $"answers {batch}"), float.Parse);
    }

    /// <inheritdoc/>
    public ImmutableArray<Seconds>? Stages() =>
        [.. Figures("stages", "stages", double.Parse).Select(seconds => new Seconds(seconds))];

    /// <inheritdoc/>
    public void Plant(Plant plant) => Ask("plant", $"plant {plant}");

    /// <summary>Tells it to end, and kills it if it does not.</summary>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        try
        {
            process.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // It has already ended.
        }

        if (!process.WaitForExit(TimeToEnd))
        {
            ProcessTree.Kill(process);
        }

        pipe.Dispose();
        process.StandardOutput.Dispose(); // disposing of a process leaves its redirected streams open
        process.Dispose();
    }

    private T[] Figures<T>(string what, string request, Func<string, NumberStyles, IFormatProvider, T> parse)
    {
        var answer = Ask(what, request).ToString();
        try
        {
            return [.. answer.Split(' ').Skip(1).Select(figure => parse(figure, NumberStyles.Float, CultureInfo.InvariantCulture))];
        }
        catch (FormatException)
        {
            throw Fail($"answered '{answer}' to {what}");
        }
    }

    private ReadOnlySpan<char> Ask(string what, ReadOnlySpan<char> request)
    {
        try
        {
            pipe.Send(request);
        }
        catch (IOException)
        {
            throw Fail(pipe.IsTooLate ? TooLate(what) : $"ended before it was asked to {what}");
        }

        var answer = Receive(what);
        const string Refusal = "error ";
        return answer.StartsWith(Refusal) ? throw new WorkerRefusalException($"{name} cannot {what}: {answer[Refusal.Length..]}") : answer;
    }

    private ReadOnlySpan<char> Receive(string what) =>
        pipe.TryReceive(out var line) ? line : throw Fail(pipe.IsTooLate ? TooLate(what) : $"ended before it answered {what}");

    private string TooLate(string what) =>
        string.Create(CultureInfo.InvariantCulture, $"did not answer {what} within {patience.TotalSeconds:G3} s");

    private WorkerFailureException Fail(string what)
    {
        ProcessTree.Kill(process);
        var error = errorTail.Wait(TimeToEnd) is { Length: > 0 } line ? $"; its last line of standard error: {line}" : "";
        return new($"{name} {what}{error}");
    }
}
