using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Policy.Waivers;

internal sealed class WaiverTextTests
{
    private const string Path = "waivers/rte.json";

    private const string RteCell = "int8-dynamic / RTE / accuracy / accuracy";
    private const string Rte = "    { \"cell\": \"" + RteCell + "\", \"value\": 0.634, ";
    private const string Joules = "    { \"cell\": \"int8-dynamic / energy / joules\", \"value\": 1.04, ";
    private const string Drift = "    { \"cell\": \"int8-dynamic / regression / drift\", \"value\": 1.06, ";

    private static readonly string[] Lines =
    [
        "{",
        "  \"reason\": \"half the energy for a point of RTE\",",
        "  \"who\": \"Jane Doe\",",
        "  \"expires\": \"2027-03-31\",",
        "  \"cells\": [",
        "    { \"cell\": \"int8-dynamic / RTE / accuracy / accuracy\", \"value\": 0.634, \"tolerance\": 0.01 },",
        "    { \"cell\": \"int8-dynamic / energy / joules\", \"value\": 1.04, \"tolerance\": 0.02 }",
        "  ]",
        "}",
    ];

    [Test]
    public void Read_Waiver_HasItsCells()
    {
        var waiver = WaiverText.Read(string.Join('\n', Lines), Path);
        (waiver.File, waiver.Reason, waiver.Who, waiver.Expires)
            .Should().Be((Path, "half the energy for a point of RTE", "Jane Doe", new DateOnly(2027, 3, 31)));
        waiver.Cells.Should().Equal(
            new WaivedCell(new("int8-dynamic", "RTE", CheckKind.Accuracy, "accuracy"), 0.634, 0.01),
            new WaivedCell(new("int8-dynamic", null, CheckKind.Energy, "joules"), 1.04, 0.02));
        waiver.Cells.Select(cell => cell.Key.ToString())
            .Should().Equal("int8-dynamic / RTE / accuracy / accuracy", "int8-dynamic / energy / joules");
    }

    [TestCase(2, "  \"reason\": \" \",", "reason must be a text")]
    [TestCase(2, "  \"reasons\": \"x\",", "'reasons' is unknown")]
    [TestCase(3, "  \"who\": 5,", "who must be a text")]
    [TestCase(3, "  \"reason\": \"again\",", "repeated")]
    [TestCase(4, "  \"expires\": \"31.3.2027\",", "write year-month-day")]
    [TestCase(4, "  \"expires\": \"2027-02-30\",", "is not a day")]
    [TestCase(6, "    { \"cell\": \"int8-dynamic / RTE / speed / accuracy\", \"value\": 1, \"tolerance\": 0 },", "names no cell")]
    [TestCase(6, "    { \"cell\": \"int8-dynamic\", \"value\": 1, \"tolerance\": 0 },", "names no cell")]
    [TestCase(6, "    { \"cell\": \"int8-dynamic / energy / joules\", \"tolerance\": 0 },", "without value")]
    [TestCase(6, "    { \"cell\": \"int8-dynamic / energy / joules\", \"value\": 1 },", "without tolerance")]
    [TestCase(6, "    { \"cell\": \"int8-dynamic / energy / joules\", \"value\": \"1\", \"tolerance\": 0 },", "value must be a number")]
    [TestCase(6, "    { \"cell\": \"int8-dynamic / energy / joules\", \"value\": 1, \"tolerance\": -0.1 },", "0 or more")]
    [TestCase(6, Rte + "\"tolerance\": 1e300 },", "a tolerance of 1E+300 is too wide for " + RteCell + ": the maximum is 0.02 (two points")]
    [TestCase(6, Rte + "\"tolerance\": 0.0201 },", "the maximum is 0.02 (two points for scores, flips and margins)")]
    [TestCase(7, Joules + "\"tolerance\": 0.0521 }", "the maximum is 0.052 (5 % of the value)")]
    [TestCase(7, Drift + "\"tolerance\": 0.054 }", "the maximum is 0.053 (5 % of the value)")]
    [TestCase(6, "    5,", "array of objects")]
    [TestCase(6, "    { \"cell\" \"x\" },", "not JSON")]
    [TestCase(9, "", "not JSON")]
    [TestCase(9, "} {", "not JSON")]
    public void Read_MalformedLine_IsNamed(int number, string line, string says) =>
        Refused([.. Lines[..(number - 1)], line, .. Lines[number..]])
            .Should().StartWith($"{Path}:{number}: ").And.Contain(says).And.EndWith("docs/guides/waivers.md has an example");

    [TestCase(Rte, 0.02)]
    [TestCase(Joules, 0.052)]
    [TestCase(Drift, 0.053)]
    public void Read_WidestTolerance_IsRead(string cell, double tolerance) =>
        WaiverText.Read(
            string.Join('\n', [.. Lines[..5], cell + FormattableString.Invariant($"\"tolerance\": {tolerance} }}"), .. Lines[7..]]), Path)
            .Cells.Should().ContainSingle().Which.Tolerance.Should().Be(tolerance);

    [TestCase(2, "reason")]
    [TestCase(3, "who")]
    [TestCase(4, "expires")]
    public void Read_FieldLeftOut_IsNamed(int number, string field) =>
        Refused([.. Lines[..(number - 1)], .. Lines[number..]]).Should().StartWith($"{Path}:8: ").And.Contain($"there is no {field}");

    [Test]
    public void Read_NoCells_IsRefused() => Refused([.. Lines[..5], .. Lines[7..]]).Should().Contain("cells is empty");

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    public void Read_AnythingElse_IsRefused(string text) => Refused([text]).Should().StartWith($"{Path}:1: ");

    private static string Refused(string[] lines)
    {
        var read = () => WaiverText.Read(string.Join('\n', lines), Path);
        return read.Should().Throw<BadInputException>().Which.Message;
    }
}
