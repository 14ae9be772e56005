using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Measurement.Machines;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// The comparison's side of the protocol: a line out, a line in, on the pipes of a child process. A worker that does not answer in time is
/// killed. Not thread-safe.
/// </summary>
public sealed class WorkerProcess : IWorker
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(2);

    // Two whole numbers of at most ten digits behind a word.
    private const int LongestBlockRequest = 32;

    private readonly Process process;
    private readonly string name;
    private readonly TimeSpan patience;
    private readonly LinePipe pipe;
    private readonly StandardErrorTail words;
    private bool isDisposed;

    private WorkerProcess(Process process, string name, TimeSpan patience)
    {
        this.process = process;
        this.name = name;
        this.patience = patience;
        pipe = new(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, patience, () => ProcessTree.Kill(process));
        words = new(process.StandardError);
    }

    /// <inheritdoc/>
    public int ProcessId => process.Id;

    /// <summary>Starts a worker and waits for its greeting.</summary>
    /// <param name="launch">What is started.</param>
    /// <param name="arm">Its part, for messages.</param>
    /// <param name="patience">The longest time that any answer may take.</param>
    /// <exception cref="WorkerFailureException">It did not start, or greeted in another language.</exception>
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
        WorkerProcess? worker = null;
        try
        {
            worker = new WorkerProcess(ProcessorPinning.Start(start, launch.Processors.AsSpan()), name, patience);
            var greeting = worker.Receive("its greeting").ToString();
            var wanted = WorkerLoop.Greeting(worker.process.Id);
            return greeting == wanted
                ? worker
                : throw worker.Fail($"greeted with '{greeting}' where '{wanted}' was wanted: another version of the protocol");
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
        Span<char> request = stackalloc char[LongestBlockRequest];
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
    public void Plant(double fraction) => Ask("plant", string.Create(CultureInfo.InvariantCulture, $"plant {fraction:R}"));

    /// <summary>Tells it to end; kills it when it does not.</summary>
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
            // It ended by itself meanwhile, which is what was wanted.
        }

        if (!process.WaitForExit(TimeToEnd))
        {
            ProcessTree.Kill(process);
        }

        pipe.Dispose();
        process.StandardOutput.Dispose(); // disposing of a process leaves the streams that were asked for open
        process.Dispose();
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
        pipe.TryReceive(out var line) ? line : throw Fail(pipe.IsTooLate ? TooLate(what) : $"ended in place of an answer to {what}");

    private string TooLate(string what) =>
        string.Create(CultureInfo.InvariantCulture, $"did not answer within {patience.TotalSeconds:G3} s to {what}");

    private WorkerFailureException Fail(string what)
    {
        ProcessTree.Kill(process);
        return new($"{name} {what}{(words.Wait(TimeToEnd) is { Length: > 0 } said ? $"; its last words: {said}" : "")}");
    }
}
