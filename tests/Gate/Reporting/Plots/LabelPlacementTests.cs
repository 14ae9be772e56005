using EnergyGate.Gate.Reporting.Plots;

namespace EnergyGate.Tests.Gate.Reporting.Plots;

internal sealed class LabelPlacementTests
{
    private static readonly PlotBox Area = new(0, 0, 480, 330);

    [Test]
    public void Place_RandomPoints_LabelsStayInsideAndMeetNeitherEachOtherNorAPoint([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var points =
            Enumerable.Range(0, 12).Select(_ => (X: random.NextDouble() * Area.Width, Y: random.NextDouble() * Area.Height)).ToArray();
        AssertApart(points, [.. points.Select(_ => 30 + (random.NextDouble() * 90))]);
    }

    [Test]
    public void Place_AllPointsTheSame_LabelsStayApart() =>
        AssertApart([.. Enumerable.Repeat((X: 470.0, Y: 5.0), 12)], [.. Enumerable.Repeat(110.0, 12)]);

    [Test]
    public void Place_OnePoint_ItsLabelIsRightOfIt() =>
        LabelPlacement.Place([(100, 100)], [50], 15, Area).Should().Equal(new PlotBox(109, 92.5, 50, 15));

    private static void AssertApart((double X, double Y)[] points, double[] widths)
    {
        var labels = LabelPlacement.Place(points, widths, 15, Area);
        labels.Should().HaveCount(points.Length).And.OnlyContain(label => Area.Holds(label));
        for (var i = 0; i < labels.Length; i++)
        {
            labels.Skip(i + 1).Should().NotContain(other => other.Meets(labels[i]));
            points.Should().NotContain(point => labels[i].Meets(new PlotBox(point.X - 5, point.Y - 5, 10, 10)));
        }
    }
}
