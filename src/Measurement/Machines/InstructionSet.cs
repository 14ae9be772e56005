namespace EnergyGate.Measurement.Machines;

/// <summary>Instruction sets that affect the cost and the result of 8-bit matrix products; x64 in ascending order.</summary>
public enum InstructionSet
{
    /// <summary>Unknown.</summary>
    Unknown,

    /// <summary>x64 without AVX2.</summary>
    Sse,

    /// <summary>AVX2: 8-bit products summed in pairs, which can saturate.</summary>
    Avx2,

    /// <summary>AVX-512 without VNNI.</summary>
    Avx512,

    /// <summary>AVX512-VNNI or AVX-VNNI: 8-bit products summed in fours, exactly.</summary>
    Vnni,

    /// <summary>AMX tiles with 8-bit products.</summary>
    Amx,

    /// <summary>64-bit Arm.</summary>
    Arm64,
}
