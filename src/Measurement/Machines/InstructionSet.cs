namespace EnergyGate.Measurement.Machines;

/// <summary>Instruction sets that change what an 8-bit matrix product costs and answers, from the plainest to the best of x64.</summary>
public enum InstructionSet
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>x64 without AVX2.</summary>
    Sse,

    /// <summary>AVX2: products of bytes in pairs, which can saturate.</summary>
    Avx2,

    /// <summary>AVX-512 without VNNI.</summary>
    Avx512,

    /// <summary>AVX512-VNNI or AVX-VNNI: products of bytes in fours, exact.</summary>
    Vnni,

    /// <summary>AMX tiles with 8-bit products.</summary>
    Amx,

    /// <summary>64-bit Arm.</summary>
    Arm64,
}
