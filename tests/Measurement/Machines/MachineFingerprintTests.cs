using System.Runtime.InteropServices;
using EnergyGate.Measurement.Machines;

namespace EnergyGate.Tests.Measurement.Machines;

public sealed class MachineFingerprintTests
{
    private const string Epyc = "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 1\nmodel name\t: AMD "
        + "EPYC\nflags\t\t: fpu avx avx2 sha_ni\n\nprocessor\t: 1\nmodel name\t: another\n";

    [Test]
    public void FromCpuInformation_TwoProcessors_ReadsTheFirst()
    {
        var machine = MachineFingerprint.FromCpuInformation(Epyc, 2, Architecture.X64);
        machine.Identity.Should().Be("AMD EPYC (AuthenticAMD 25/1), avx2, 2 processors");
    }

    [Test]
    public void FromCpuInformation_NoText_IsUnknownAndAsksTheRuntime()
    {
        var machine = MachineFingerprint.FromCpuInformation("", 8, Architecture.Arm64);
        machine.CpuModel.Should().Be("unknown");
        machine.InstructionSetName.Should().Be("arm64");
    }

    [TestCase("sse4_2 avx", "sse")]
    [TestCase("avx avx2", "avx2")]
    [TestCase("avx2 avx512f avx512bw", "avx512")]
    [TestCase("avx2 avx512f avx512_vnni", "vnni")]
    [TestCase("avx2 avx_vnni", "vnni")]
    [TestCase("avx2 avx512f avx512_vnni avx_vnni amx_tile amx_int8", "amx")]
    [TestCase("avx2 amx_tile amx_bf16", "avx2")]
    public void FromLinuxFlags_Flags_NamesTheBestSet(string flags, string expected) =>
        InstructionSets.Name(InstructionSets.FromLinuxFlags(flags)).Should().Be(expected);

    [Test]
    public void OfThisMachine_TwoReadings_AreEqual()
    {
        var machine = MachineFingerprint.OfThisMachine();
        machine.Should().Be(MachineFingerprint.OfThisMachine());
        machine.InstructionSet.Should().NotBe(InstructionSet.Unknown);
        machine.ProcessorCount.Should().BePositive();
    }
}
