using System.Collections.Immutable;
using System.Text.Json;
using EnergyGate.Graphs;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Variants.Sessions;

/// <summary>
/// The execution provider of each node, from the profile of one small batch. A node that falls back to the CPU, and the copies around it,
/// cost more than any rewrite saves, and no answer shows it.
/// </summary>
/// <param name="Nodes">Every node that ran, in order, once.</param>
public sealed record NodePlacement(ImmutableArray<PlacedNode> Nodes)
{
    private const string ProviderSuffix = "ExecutionProvider";
    private const string KernelSuffix = "_kernel_time";

    /// <summary>Copies between providers.</summary>
    public int CopyCount => Nodes.Count(IsCopy);

    /// <summary>Nodes that run elsewhere than on a provider, copies not counted.</summary>
    /// <param name="provider">Its short name.</param>
    public ImmutableArray<PlacedNode> Elsewhere(string provider) => [.. Nodes.Where(node => !IsCopy(node) && node.Provider != provider)];

    /// <summary>Makes a session, runs one batch on one thread and reads its profile.</summary>
    /// <param name="graph">The graph, already rewritten.</param>
    /// <param name="level">How much ONNX Runtime may rewrite it further.</param>
    /// <param name="provider">Short name of the requested provider.</param>
    /// <param name="texts">At least one text; the first one is the batch.</param>
    /// <param name="logitCount">Logits per text.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refuses the graph.</exception>
    public static NodePlacement Observe(Graph graph, SessionLevel level, string provider, TokenizedTexts texts, int logitCount)
    {
        var folder = Directory.CreateTempSubdirectory("energygate-placement-");
        try
        {
            var settings = new RunnerSettings(1, AllowSpinning: false, provider, Path.Combine(folder.FullName, "run"));
            using var runner = Runner.Of(graph, level, settings);
            using var batch = runner.Prepare(texts, new BatchPlan([0], texts.TokenCount(0)), logitCount);
            runner.Run(batch);
            return Parse(File.ReadAllText(runner.EndProfiling()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Reads a profile of ONNX Runtime: a JSON array of events, those of category <c>Node</c> with operator and provider.
    /// </summary>
    /// <exception cref="JsonException">The text is no such profile.</exception>
    public static NodePlacement Parse(string profile)
    {
        using var document = JsonDocument.Parse(profile);
        var nodes = ImmutableArray.CreateBuilder<PlacedNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray() : default)
        {
            if (Text(entry, "cat") == "Node"
                && entry.TryGetProperty("args", out var arguments)
                && Text(arguments, "provider") is { Length: > 0 } provider)
            {
                var name = Text(entry, "name") ?? "";
                name = name.EndsWith(KernelSuffix, StringComparison.Ordinal) ? name[..^KernelSuffix.Length] : name;
                if (seen.Add($"{name} {Text(arguments, "node_index")}"))
                {
                    nodes.Add(
                        new(
                            name, Text(arguments, "op_name") ?? "",
                            provider.EndsWith(ProviderSuffix, StringComparison.Ordinal) ? provider[..^ProviderSuffix.Length] : provider));
                }
            }
        }

        return nodes.Count == 0
            ? throw new JsonException("the profile names no node and its execution provider")
            : new(nodes.ToImmutable());
    }

    private static bool IsCopy(PlacedNode node) => node.OperatorType is "MemcpyToHost" or "MemcpyFromHost";

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.ToString() : null;
}
