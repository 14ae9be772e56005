namespace EnergyGate.Gate.Hosting;

/// <summary>The folder of temporary files, which a run needs for profiles of ONNX Runtime, locks and traces.</summary>
internal static class TemporaryFiles
{
    /// <summary>Checks that a file can be written there. Called before long work, to fail early.</summary>
    /// <param name="folder">The folder; null for that of the system.</param>
    /// <exception cref="BadInputException">The folder does not exist, cannot be written, or is full.</exception>
    public static void RequireWritable(string? folder = null)
    {
        var path = folder ?? Path.GetTempPath();
        try
        {
            var probe = Path.Combine(path, $"energygate-{Path.GetRandomFileName()}");
            File.WriteAllText(probe, "a byte shows whether the disk is full");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"cannot write to {path}, the folder of temporary files: set TMPDIR to a folder that can be written ({exception.Message})",
                exception);
        }
    }
}
