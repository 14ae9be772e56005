using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Graphs.Onnx;

public class FullSizeModelTests
{
    [Test]
    public void LoadAndSave_DistilBertBase_KeepsEveryTensorAndCopiesNoneIntoMemory()
    {
        using var folder = new TemporaryFolder();
        var source = Fill(SharedData.Require("models", "full-size", "distilbert-base-seqcls-opset14"), folder);
        var original = OnnxModel.Load(source);
        OnnxModel.Save(original, folder["inline.onnx"], externalAbove: long.MaxValue);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var resident = ResidentFileBytes();

        OnnxModel.Save(OnnxModel.Load(folder["inline.onnx"]), folder["out.onnx"]);

        (GC.GetAllocatedBytesForCurrentThread() - allocated)
            .Should().BeLessThan(32 << 20, "265 MB of weights are not copied into managed memory");
        (ResidentFileBytes() - resident).Should().BeLessThan(64 << 20, "nor do mapped pages stay");
        new FileInfo(folder["inline.onnx"]).Length.Should().BeGreaterThan(265_000_000);
        new FileInfo(folder["out.onnx"]).Length.Should().BeLessThan(1_000_000);
        RequireEqualTensors(original, OnnxModel.Load(folder["out.onnx"]));
    }

    private static void RequireEqualTensors(Graph expected, Graph actual)
    {
        actual.Initializers.Keys.Should().Equal(expected.Initializers.Keys);
        foreach (var (name, data) in expected.Initializers)
        {
            actual.Initializers[name].Extents.AsSpan().SequenceEqual(data.Extents.AsSpan()).Should().BeTrue(name);
            actual.Initializers[name].Bytes.Span.SequenceEqual(data.Bytes.Span).Should().BeTrue(name);
        }
    }

    private static long ResidentFileBytes()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("RssFile:", StringComparison.Ordinal));
        return 1024 * long.Parse(line[8..^2], CultureInfo.InvariantCulture);
    }

    // Normal weights with deviation 0.02 for the first million, then the same again, each block marked by its number: filling must not take
    // longer than the test.
    private static string Fill(string export, TemporaryFolder folder)
    {
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(export, "weights.json")));
        var random = new Random(20);
        var block = Enumerable.Range(0, 1 << 20)
            .Select(_ => (float)(0.02 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))
            .ToArray();
        using var file = File.Create(folder[facts.RootElement.GetProperty("file").GetString()!]);
        var left = facts.RootElement.GetProperty("bytes").GetInt64();
        for (var number = 0; left > 0; number++)
        {
            block[number] = number;
            var bytes = MemoryMarshal.AsBytes(block.AsSpan());
            file.Write(bytes[..(int)Math.Min(left, bytes.Length)]);
            left -= bytes.Length;
        }

        File.Copy(Path.Combine(export, "model.onnx"), folder["model.onnx"]);
        return folder["model.onnx"];
    }
}
