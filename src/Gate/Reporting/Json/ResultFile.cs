using System.Text.Json;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Json;

/// <summary>The JSON file of a run: written by <c>--json</c>, or report.json of a report folder.</summary>
internal static class ResultFile
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="BadInputException">The file cannot be read, or is not a result.</exception>
    public static GateResult Read(string path)
    {
        try
        {
            return JsonReport.Read(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"cannot read the result {path}: {exception.Message}", exception);
        }
    }
}
