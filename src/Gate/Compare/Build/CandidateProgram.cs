namespace EnergyGate.Gate.Compare.Build;

/// <summary>The program that runs now: it was built from the working tree, and it is the candidate.</summary>
internal static class CandidateProgram
{
    /// <summary>File name of the program.</summary>
    public const string FileName = "energygate.dll";

    /// <summary>Its folder.</summary>
    public static string Folder => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
}
