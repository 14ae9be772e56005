using System.Globalization;
using System.Xml.Linq;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.JUnit;

/// <summary>The result as JUnit XML, which CI systems show like tests: one suite per variant, one case per cell.</summary>
internal static class JUnitReport
{
    /// <summary>Writes the XML.</summary>
    /// <param name="result">The result.</param>
    public static string Write(GateResult result)
    {
        var suites = result.Cells.GroupBy(cell => cell.Variant).Select(cells => new XElement(
            "testsuite",
            new XAttribute("name", cells.Key),
            new XAttribute("tests", cells.Count()),
            new XAttribute("failures", cells.Count(cell => StoppingCells.Stops(cell, result.Strict))),
            new XAttribute("skipped", cells.Count(cell => cell.Verdict == Verdict.NotMeasured)),
            cells.Select(cell => Case(cell, result.Strict))));
        var document = new XDocument(new XElement(
            "testsuites",
            new XAttribute("name", "energygate"),
            new XAttribute("tests", result.Cells.Length),
            new XAttribute("failures", result.Cells.Count(cell => StoppingCells.Stops(cell, result.Strict))),
            new XAttribute("time", result.Time.Value.ToString("F3", CultureInfo.InvariantCulture)),
            suites));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n";
    }

    private static XElement Case(Cell cell, bool strict)
    {
        var element = new XElement(
            "testcase",
            new XAttribute("classname", cell.Variant),
            new XAttribute("name", CellNames.Of(cell)));
        if (StoppingCells.Stops(cell, strict))
        {
            element.Add(new XElement(
                "failure", new XAttribute("type", CellNames.VerdictOf(cell)), new XAttribute("message", Printable(cell.Reason))));
        }
        else if (cell.Verdict == Verdict.NotMeasured)
        {
            element.Add(new XElement("skipped", new XAttribute("message", Printable(cell.Reason))));
        }
        else
        {
            element.Add(new XElement("system-out", $"{CellNames.VerdictOf(cell)}: {Printable(cell.Reason)}"));
        }

        return element;
    }

    // XML 1.0 does not allow control characters, but the name of a node in a model may contain any.
    private static string Printable(string text) =>
        string.Concat(text.Select(letter => System.Xml.XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD'));
}
