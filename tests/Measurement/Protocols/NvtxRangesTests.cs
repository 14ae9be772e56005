using System.Runtime.InteropServices;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Tests.Measurement.Protocols.Interleaved;

namespace EnergyGate.Tests.Measurement.Protocols;

/// <summary>Calls real unmanaged code: two functions of this test replace the library.</summary>
[NonParallelizable]
public sealed unsafe class NvtxRangesTests
{
    private static readonly List<string> Calls = [];

    [SetUp]
    public void Clear() => Calls.Clear();

    [Test]
    public void Sample_WithRanges_NestsBlocksInTheirPhase()
    {
        var machine = new SimulatedMachine();
        using var ranges = StandIn();
        new InterleavedSampler(machine, machine, machine, ranges).Sample(
            machine.Arm("fp32", 0.001, 1), [machine.Arm("größer", 0.002, 1)], new() { MaximumRounds = 1 });

        Calls.Should().Equal("warm-up", ")", "rounds", Calls[3], ")", Calls[5], ")", Calls[5], ")", Calls[3], ")", ")");
        new[] { Calls[3], Calls[5] }.Should().BeEquivalentTo("fp32", "größer");
    }

    [Test]
    public void Sample_CancelledInTheRounds_ClosesEveryRange()
    {
        var machine = new SimulatedMachine();
        using var ranges = StandIn();
        using var cancellation = new CancellationTokenSource();
        var arm = machine.Arm("b", 0.002, 1);
        var calls = 0;
        new InterleavedSampler(machine, machine, machine, ranges).Sample(
            machine.Arm("a", 0.001, 1), [arm with { Run = () => Count(arm.Run) }],
            new() { MaximumRounds = 50 }, cancellation: cancellation.Token);
        Calls.Count(call => call == ")").Should().Be(Calls.Count / 2);

        void Count(Action run)
        {
            run();
            if (++calls == 60)
            {
                cancellation.Cancel();
            }
        }
    }

    [Test]
    public void Push_NameThatWasPushedBefore_AllocatesNothing()
    {
        using var ranges = new NvtxRanges(
            (nint)(delegate* unmanaged<byte*, int>)&Ignore,
            (nint)(delegate* unmanaged<int>)&IgnorePop,
            MeterAvailability.Available("a test"));
        ranges.Push("fp32");
        ranges.Pop();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ranges.Push("fp32");
        ranges.Pop();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Test]
    public void Open_NoLibrary_DoesNothingAndSaysSo()
    {
        using var ranges = NvtxRanges.Open("libnvToolsExt-of-no-machine.so.1");
        ranges.Push("fp32");
        ranges.Pop();
        ranges.Availability.ToString().Should().Be("not available: libnvToolsExt-of-no-machine.so.1 was not found");
    }

    [Test]
    [Platform("Linux", Reason = "libc.so.6 is Linux's")]
    public void Open_AnotherLibraryOfThatName_DoesNothingAndSaysSo()
    {
        using var ranges = NvtxRanges.Open("libc.so.6");
        ranges.Push("fp32");
        ranges.Pop();
        ranges.Availability.Detail.Should().Contain("it is not NVTX");
    }

    private static NvtxRanges StandIn() =>
        new((nint)(delegate* unmanaged<byte*, int>)&Push, (nint)(delegate* unmanaged<int>)&Pop, MeterAvailability.Available("a test"));

    [UnmanagedCallersOnly]
    private static int Push(byte* name)
    {
        Calls.Add(Marshal.PtrToStringUTF8((nint)name)!);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Pop()
    {
        Calls.Add(")");
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Ignore(byte* name) => 0;

    [UnmanagedCallersOnly]
    private static int IgnorePop() => 0;
}
