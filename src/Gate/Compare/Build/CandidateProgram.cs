namespace EnergyGate.Gate.Compare.Build;

/// <summary>The candidate: the running program, which was built from the working tree.</summary>
internal static class CandidateProgram
{
    /// <summary>File name of the program.</summary>
    public const string FileName = "energygate.dll";

    /// <summary>Its folder.</summary>
    public static string Folder => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
}
