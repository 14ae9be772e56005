using EnergyGate.Errors;

namespace EnergyGate.Bench.Comparisons;

/// <summary>A file of a study that cannot be resumed: it holds other conditions, or a line that is no comparison.</summary>
/// <param name="message">Names the file and what to do with it.</param>
public sealed class StudyFileException(string message) : UserErrorException(message);
