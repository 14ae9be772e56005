using System.CommandLine;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate worker</c>: runs the model for <c>compare</c>, in its own process.</summary>
internal static class WorkerCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console) =>
        new("worker", "Runs a model. Started by energygate compare (protocol: docs/reference/worker-protocol.md).")
        {
            Prepare(console),
            Serve(console),
        };

    private static Command Prepare(GateConsole console)
    {
        var run = new RunOptionSet();
        var folder = new Option<string>("--into") { HelpName = "DIR", Description = "Folder to write.", Required = true };
        var texts = new Option<int>("--texts")
        {
            HelpName = "N",
            Description = "Number of texts per task, spread evenly over its file.",
            DefaultValueFactory = _ => 12,
        };
        var only = new Option<string?>("--only")
        {
            HelpName = "A,B",
            Description = "Variants to prepare; unknown names are skipped. Default: all that are not experimental.",
        };
        var command = new Command("prepare", "Writes the rewritten graphs and the texts that workers run.");
        run.AddTo(command);
        command.Add(folder);
        command.Add(texts);
        command.Add(only);
        command.SetAction(parsed =>
        {
            var options = run.Read(parsed);
            var names = parsed.GetValue(only)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var variants = names?.Select(VariantCatalog.TryFind).OfType<VariantRecipe>()
                ?? options.Variants.Where(variant => !variant.IsExperimental);
            Preparation.Run(options with { Variants = [.. variants] }, parsed.GetValue(texts), parsed.GetValue(folder)!, console.Say);
            return ExitCode.Pass;
        });
        return command;
    }

    private static CancellableCommand Serve(GateConsole console)
    {
        var folder = new Option<string>("--from") { HelpName = "DIR", Description = "Folder written by worker prepare.", Required = true };
        var threads = new Option<int>("--threads") { HelpName = "N", Description = "Threads per session.", DefaultValueFactory = _ => 1 };
        var provider = new Option<string>("--provider")
        {
            HelpName = "NAME",
            Description = "Execution provider: CPU or CUDA.",
            DefaultValueFactory = _ => new GateOptions().Provider,
        };
        // The comparison ends a worker by closing its input. Ctrl-C reaches the worker too, and must not look like a crash.
        var command = new CancellableCommand("serve", "Answers requests on standard input until it ends.")
        {
            folder, threads, provider,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder)!;
            var settings = new RunnerSettings(parsed.GetValue(threads), AllowSpinning: false, parsed.GetValue(provider)!);
            using var variants = new PreparedVariants(path, settings);
            using var probe = EstimatedMeter.Open(DeviceProfiles.ForMachine(MachineFingerprint.OfThisMachine()));
            var meter = probe.Meter ?? throw new BadInputException($"no meter: {probe.Availability}");
            using var ranges = NvtxRanges.Open();
            var loop = new WorkerLoop(variants.Open, meter, ProcessProcessorClock.Instance, ranges);
            loop.Run(console.In, console.Out, Environment.ProcessId);
            return ExitCode.Pass;
        });
        return command;
    }
}
