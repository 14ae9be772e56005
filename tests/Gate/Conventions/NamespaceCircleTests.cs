namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Namespaces of src and tools use one another in one direction, parents and children too.</summary>
internal sealed class NamespaceCircleTests
{
    [Test]
    public void Namespaces_OfSource_HaveNoCircle() =>
        NamespaceGraph.Edges.Keys
            .Select(name => (Name: name, Path: PathBack(name)))
            .Where(found => found.Path is not null)
            .Select(found => found.Path)
            .Should().BeEmpty();

    [Test]
    public void Namespaces_OfSource_AreMany() =>
        NamespaceGraph.Edges.Count.Should().BeGreaterThan(40, "a graph that reads nothing has no circle");

    // The shortest cycle through a namespace, with a file per step; null when there is none.
    private static string? PathBack(string start)
    {
        var ways = new Queue<(string Name, string Way)>([(start, start)]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (ways.TryDequeue(out var way))
        {
            foreach (var (next, file) in NamespaceGraph.Edges[way.Name])
            {
                if (next == start)
                {
                    return $"{way.Way} -> {next} ({file})";
                }

                if (seen.Add(next))
                {
                    ways.Enqueue((next, $"{way.Way} -> {next} ({file})"));
                }
            }
        }

        return null;
    }
}
