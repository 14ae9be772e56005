using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Command;
using EnergyGate.Measurement.Meters.Rapl;
using EnergyGate.Measurement.Selection;

namespace EnergyGate.Tests.Measurement.Selection;

public sealed class MeterChoiceTests
{
    [TestCase("rapl", "rapl")]
    [TestCase("NVML", "nvml")]
    [TestCase(" estimated ", "estimated")]
    public void Parse_NameOfTheCatalog_IsIt(string text, string name) => MeterChoice.Parse(text).Should().Be(new MeterChoice(name));

    [TestCase("nvml:1", "1")]
    [TestCase("NVML: GPU-8932f937", "GPU-8932f937")]
    public void Parse_Board_IsTheOneOfThatIndexOrUuid(string text, string board) =>
        MeterChoice.Parse(text).Should().Be(new MeterChoice("nvml") { Device = new(board) });

    [Test]
    public void Parse_Command_IsSplitAtBlanksThatAreNotQuoted()
    {
        var command = MeterChoice.Parse("command:wall-meter  --host \"rack 7\" --unit \"\"").Command!;
        command.Program.Should().Be("wall-meter");
        command.Arguments.Should().Equal("--host", "rack 7", "--unit", "");
    }
    [TestCase(
        "voltmeter",
        "legal are nvml, rapl, estimated, nvml:INDEX or nvml:UUID for one board, estimated:FILE with the watts of a core, command:")]
    [TestCase("command:", "names no program")]
    [TestCase("nvml:", "names no board")]
    [TestCase("no-such-file.json", "cannot be read")]
    public void Parse_AnythingElse_SaysWhatIsLegal(string text, string words) =>
        FluentActions.Invoking(() => MeterChoice.Parse(text)).Should().Throw<MeterChoiceException>().WithMessage($"*{words}*");

    [Test]
    public void Open_NameOfTheCatalog_IsThatProbeAlone()
    {
        using var probe = MeterCatalog.Open(new MeterChoice(RaplMeter.MeterName));
        probe.Name.Should().Be(RaplMeter.MeterName);
    }

    [Test]
    public void ParseFile_EveryField_IsRead()
    {
        var meter = CommandMeterFile.Parse(
            """
            {"command": ["ipmitool", "dcmi"], "unit": "watts", "pattern": "([0-9]+)",
             "interval_seconds": 0.5, "timeout_seconds": 3, "domain": "processor"}
            """,
            "a test");
        meter.CommandLine.Should().Be("ipmitool dcmi");
        meter.Unit.Should().Be(new CommandUnit(true, 1, "W"));
        (meter.Interval.Value, meter.Timeout.Value, meter.Domain, meter.Pattern).Should().Be((0.5, 3, MeterDomain.Processor, "([0-9]+)"));
    }

    [TestCase("[]", "not a JSON object")]
    [TestCase("{", "not JSON")]
    [TestCase("""{"command": []}""", "command must be an array")]
    [TestCase("""{"command": "meter"}""", "command must be an array")]
    [TestCase("""{"command": ["m"], "units": "W"}""", "'units' is not known")]
    [TestCase("""{"command": ["m"], "unit": "hp"}""", "unit is 'hp'")]
    [TestCase("""{"command": ["m"], "pattern": "[0-9]+"}""", "has no group")]
    [TestCase("""{"command": ["m"], "pattern": "("}""", "pattern '('")]
    [TestCase("""{"command": ["m"], "interval_seconds": 0}""", "legal is 0.01 to 3600 s")]
    [TestCase("""{"command": ["m"], "domain": "rack"}""", "domain is 'rack'")]
    public void ParseFile_WhatIsWrong_SaysWhatIsLegal(string json, string words) =>
        FluentActions.Invoking(() => CommandMeterFile.Parse(json, "a test"))
            .Should().Throw<MeterChoiceException>()
            .WithMessage($"a test: *{words}*");

    [Test]
    public void ParseFile_ExampleOfTheDocumentation_IsAMeter()
    {
        var page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "reference", "meters.md"));
        var json = page.Split("```json")
            .Select(part => part.Split("```", 2)[0])
            .Single(part => part.Contains("\"command\"", StringComparison.Ordinal));
        var meter = CommandMeterFile.Parse(json, "docs/reference/meters.md");
        CommandOutput.Find("    Instantaneous power reading:                   220 Watts\n", meter, out _).Should().Be((220.0, true));
    }
}
