using System.Text.Json;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Json;

/// <summary>The JSON of a run, as <c>gate --json</c> and the report folder's report.json hold it.</summary>
internal static class ResultFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
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
