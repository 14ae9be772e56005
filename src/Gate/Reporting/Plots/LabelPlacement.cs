using System.Collections.Immutable;

namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>Places the labels of the points of a drawing so that they cover neither each other nor a point.</summary>
internal static class LabelPlacement
{
    private const double Radius = 6;
    private const double Gap = 3;
    private const int Directions = 16;
    private const double Step = 6;

    /// <summary>
    /// Places one label per point, in the order of the points. A label that finds no free place inside the area is put to the right of its
    /// point.
    /// </summary>
    /// <param name="points">Centre of each point.</param>
    /// <param name="widths">Width of each label.</param>
    /// <param name="height">Height of a label.</param>
    /// <param name="area">The area for labels.</param>
    public static ImmutableArray<PlotBox> Place(
        IReadOnlyList<(double X, double Y)> points, IReadOnlyList<double> widths, double height, PlotBox area)
    {
        var taken = points.Select(point => new PlotBox(point.X - Radius, point.Y - Radius, 2 * Radius, 2 * Radius)).ToList();
        var placed = ImmutableArray.CreateBuilder<PlotBox>(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var candidates = Candidates(points[i], widths[i], height, area).ToList();
            var free = candidates.FindIndex(box => area.Holds(box) && !taken.Exists(box.Meets));
            var place = candidates[Math.Max(free, 0)];
            taken.Add(place);
            placed.Add(place);
        }

        return placed.MoveToImmutable();
    }

    // Nearest first: right, left, above and below, then in growing circles until outside of the drawing.
    private static IEnumerable<PlotBox> Candidates((double X, double Y) point, double width, double height, PlotBox area)
    {
        var beside = Radius + Gap;
        yield return new(point.X + beside, point.Y - (height / 2), width, height);
        yield return new(point.X - beside - width, point.Y - (height / 2), width, height);
        yield return new(point.X - (width / 2), point.Y - beside - height, width, height);
        yield return new(point.X - (width / 2), point.Y + beside, width, height);
        for (var distance = beside; distance < area.Width + area.Height; distance += Step)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * direction / Directions);
                var left = cosine >= 0 ? point.X + (cosine * distance) : point.X + (cosine * distance) - width;
                yield return new(left, point.Y + (sine * distance) - (height / 2), width, height);
            }
        }
    }
}
