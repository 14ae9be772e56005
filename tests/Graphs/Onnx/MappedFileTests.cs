using System.Runtime.CompilerServices;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Graphs.Onnx;

[Platform("Linux", Reason = "reads /proc")]
public class MappedFileTests
{
    private const int Size = 2 << 20;

    [Test]
    public void Open_BigFile_HoldsNoFileHandle()
    {
        using var folder = Folder();

        var memory = MappedFile.Open(folder["big"]).Slice(0, Size);

        Directory.GetFiles("/proc/self/fd")
            .Select(link => File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName)
            .Should().NotContain(folder["big"]);
        memory.Span[1].Should().Be(1);
        GC.KeepAlive(memory);
    }

    [Test]
    public void Slice_OwnerCollected_SpanStaysReadable()
    {
        using var folder = Folder();
        var span = MappedFile.Open(folder["big"]).Slice(0, Size).Span;
        Collect();

        long sum = 0;
        foreach (var value in span)
        {
            sum += value;
        }

        sum.Should().Be(Size / 256 * (255L * 256 / 2));
    }

    [Test]
    public void Open_FilesThatNobodyRefersTo_AreUnmappedInTheEnd()
    {
        using var folder = Folder();
        for (var i = 0; i < 60; i++)
        {
            OpenAndForget(folder["big"]);
        }

        Collect();

        File.ReadLines("/proc/self/maps")
            .Count(line => line.EndsWith(folder["big"], StringComparison.Ordinal))
            .Should().BeLessThanOrEqualTo(18);
    }

    [Test]
    public void Release_PagesThatWereRead_LeaveTheProcessAndComeBack()
    {
        using var folder = Folder();
        var file = MappedFile.Open(folder["big"]);
        var memory = file.Slice(5000, Size - 5000);
        var before = memory.ToArray();

        file.Release(5000, Size - 5000);

        memory.ToArray().Should().Equal(before);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OpenAndForget(string path) => MappedFile.Open(path).Slice(0, 10).Span[0].Should().Be(0);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["big"], [.. Enumerable.Range(0, Size).Select(i => (byte)i)]);
        return folder;
    }
}
