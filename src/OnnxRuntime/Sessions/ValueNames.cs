using System.Collections.Immutable;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>Finds and counts a session's inputs and outputs; an exception names those that the model has.</summary>
internal static class ValueNames
{
    /// <exception cref="ArgumentException">There is no such input or output.</exception>
    public static int IndexOf(ImmutableArray<ValueDescription> values, string name, string kind)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"the model has no {kind} {name}: its {kind}s are {Join(values)}", nameof(name));
    }

    /// <exception cref="ArgumentException">The number is not that of the model.</exception>
    public static void RequireCount(int given, ImmutableArray<ValueDescription> values, string kind)
    {
        if (given != values.Length)
        {
            throw new ArgumentException(
                $"{given} {kind}s were given and the model has {values.Length} ({Join(values)}): give one for each, in this order");
        }
    }

    private static string Join(ImmutableArray<ValueDescription> values) => string.Join(", ", values.Select(value => value.Name));
}
