using System.Diagnostics;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.CustomOperators;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;
using EnergyGate.Tests.OnnxRuntime.CustomOperators;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>
/// Does a task in a fresh process, for what can happen only once in a process: loading the native library. The child is this test assembly,
/// whose generated entry point does nothing; <see cref="StartupHook"/> does the task before it.
/// </summary>
internal static class ChildProcess
{
    private const string TaskVariable = "ENERGYGATE_TEST_TASK";

    public static (string Output, int ExitCode) Run(string task, Dictionary<string, string> environment)
    {
        var assembly = typeof(ChildProcess).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        start.Environment[TaskVariable] = task;
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output + errors.Result, process.ExitCode);
    }

    /// <summary>What the child does.</summary>
    public static void DoTask()
    {
        switch (Environment.GetEnvironmentVariable(TaskVariable))
        {
            case "version":
                try
                {
                    Console.WriteLine(OnnxRuntimeLibrary.Version);
                }
                catch (OnnxRuntimeNotFoundException exception)
                {
                    Console.WriteLine($"{exception.GetType().Name}: {exception.Message}");
                }

                break;
            case "session":
                using (var session = InferenceSession.FromMemory(SmallModels.MulAndAdd))
                {
                    using var x = Tensor.Over<float>(new float[] { 1, 2, 3 }, 1, 3);
                    var outputs = new Tensor?[2];
                    session.Run([x, x], outputs);
                    Console.WriteLine(string.Join(' ', outputs[0]!.GetSpan<float>().ToArray()));
                    Array.ForEach(outputs, output => output!.Dispose());
                }

                break;
            case "classifier":
                Console.WriteLine(string.Join(' ', EmbeddedClassifier.Logits()));
                break;
            case "custom operator":
                Console.WriteLine(RunCustomOperator());
                break;
            case "external files":
                try
                {
                    var files = SmallModels.OneThread.ExternalFiles.Add("weights.bin", new byte[16]);
                    InferenceSession.FromMemory(SmallModels.ExternalWeight, SmallModels.OneThread with { ExternalFiles = files }).Dispose();
                }
                catch (OnnxRuntimeException exception)
                {
                    Console.WriteLine($"{exception.Code}: {exception.Message}");
                }

                break;
            case "official":
                try
                {
                    Console.WriteLine(OfficialApi.Version());
                }
                catch (Exception exception)
                {
                    Console.WriteLine(exception);
                }

                break;
            default:
                break;
        }
    }

    private static string RunCustomOperator()
    {
        const string Domain = "energygate.test";
        var model = new ModelWriter()
            .Opset(Domain, 1)
            .Input("a", TensorElementType.Float, "rows", 2)
            .Input("b", TensorElementType.Float, "rows", 2)
            .OutputWithoutShape("y", TensorElementType.Float)
            .Node("ScaledSum", ["a", "b"], ["y"], Domain, ModelWriter.FloatAttribute("scale", 2))
            .ToArray();
        using var domain = new CustomOperatorDomain(Domain, new ScaledSum());
        using var session = InferenceSession.FromMemory(model, SmallModels.OneThread with { CustomOperatorDomains = [domain] });
        using var a = Tensor.Over<float>(new float[] { 1, 2, 3, 4 }, 2, 2);
        using var b = Tensor.Over<float>(new float[] { 3, 3, 3, 3 }, 2, 2);
        var outputs = new Tensor?[1];
        session.Run([a, b], outputs);
        using var y = outputs[0]!;
        return $"{session.Outputs[0]} = {string.Join(' ', y.GetSpan<float>().ToArray())}";
    }
}
