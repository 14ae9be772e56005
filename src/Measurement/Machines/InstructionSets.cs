using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EnergyGate.Measurement.Machines;

/// <summary>Detects and names instruction sets.</summary>
public static class InstructionSets
{
    /// <summary>The short name used in files: unknown, sse, avx2, avx512, vnni, amx, arm64.</summary>
    /// <param name="set">The instruction set.</param>
    public static string Name(InstructionSet set) => set switch
    {
        InstructionSet.Sse => "sse",
        InstructionSet.Avx2 => "avx2",
        InstructionSet.Avx512 => "avx512",
        InstructionSet.Vnni => "vnni",
        InstructionSet.Amx => "amx",
        InstructionSet.Arm64 => "arm64",
        _ => "unknown",
    };

    /// <summary>The best set in the flags of <c>/proc/cpuinfo</c>, which lists what the processor has and the kernel allows.</summary>
    /// <param name="flags">The flags, separated by spaces.</param>
    public static InstructionSet FromLinuxFlags(string flags)
    {
        ArgumentNullException.ThrowIfNull(flags);
        var names = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        if (names.Contains("amx_int8"))
        {
            return InstructionSet.Amx;
        }

        if (names.Contains("avx512_vnni") || names.Contains("avx_vnni"))
        {
            return InstructionSet.Vnni;
        }

        if (names.Contains("avx512f"))
        {
            return InstructionSet.Avx512;
        }

        if (names.Contains("avx2"))
        {
            return InstructionSet.Avx2;
        }

        return InstructionSet.Sse;
    }

    /// <summary>The best set that .NET reports. A fallback: .NET detects neither AMX nor 512-bit VNNI.</summary>
    /// <param name="architecture">The processor's architecture.</param>
    public static InstructionSet OfThisProcess(Architecture architecture) => architecture switch
    {
        Architecture.Arm64 => InstructionSet.Arm64,
        Architecture.X64 when AvxVnni.IsSupported => InstructionSet.Vnni,
        Architecture.X64 when Avx512F.IsSupported => InstructionSet.Avx512,
        Architecture.X64 when Avx2.IsSupported => InstructionSet.Avx2,
        Architecture.X64 => InstructionSet.Sse,
        _ => InstructionSet.Unknown,
    };
}
