using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Measurement.Meters;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Commands;

/// <summary>Which exceptions are the user's to mend, and the one line that each becomes.</summary>
public static class BadInputLines
{
    /// <summary>The line, or null when the exception is a defect of the program.</summary>
    public static string? Describe(Exception problem) => problem switch
    {
        BadInputException
            or ModelFormatException
            or ModelWriteException
            or MalformedDataException
            or MeterChoiceException
            or UnknownTaskException
            or LabelMismatchException
            or UnknownRecipeException
            or UnknownVariantException
            or UnsupportedInputException
            or VocabularyException
            or OnnxRuntimeNotFoundException
            or UnauthorizedAccessException
            or IOException => OneLine(problem.Message),
        CalibrationException => OneLine($"the recipe does not fit this model: {problem.Message}"),
        OnnxRuntimeException => OneLine($"ONNX Runtime refuses the model: {problem.Message}"),
        InvalidPatchException => OneLine($"the recipe does not fit this model: {problem.Message}"),
        _ => null,
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
