using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Reporting.Html;
using EnergyGate.Gate.Reporting.Markdown;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Parity;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>A run of the gate with a waived failure.</summary>
internal sealed class WaivedRunTests
{
    private readonly TemporaryFolder folder = new();
    private GateOptions options = null!;
    private GateInputs inputs = null!;

    [OneTimeSetUp]
    public void Prepare()
    {
        var impossible =
            VariantCatalog.Find("int8-dynamic") with { Parity = ParityTolerance.Lossy(hiddenStateError: 0.25, logitsError: 1e-9) };
        options = RecordedGate.Of(folder, 32, "fp32") with { Variants = [impossible], WaiverPath = folder["waivers"] };
        inputs = GateInputs.Read(options, _ => { });
        Directory.CreateDirectory(folder["waivers"]);
        var failed = Run("2027-01-01");
        failed.ExitCode.Should().Be(ExitCode.Fail);
        var cell = failed.Cells.Single(cell => cell.Verdict == Verdict.Fail);
        folder.Write("waivers/logits.json", $$"""
            {
              "reason": "agreed in the test", "who": "Jane Doe", "expires": "2027-03-31",
              "cells": [{
                "cell": "{{cell.Key}}",
                "value": {{cell.Value!.Value.ToString("R", CultureInfo.InvariantCulture)}},
                "tolerance": 1e-6
              }]
            }
            """);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Execute_LiveWaiver_PassesShowsItAndMeasuresTheEnergy()
    {
        var result = Run("2027-03-31");
        result.ExitCode.Should().Be(ExitCode.Pass);
        result.Cells.Should().ContainSingle(cell => cell.Verdict == Verdict.Fail).Which.Waiver.Should().Contain("agreed in the test");
        result.Cells.Should().NotContain(cell => cell.Check == CheckKind.Energy && cell.Verdict == Verdict.NotMeasured);
        MarkdownReport.Write(result).Should().Contain("1 waived")
            .And.Contain("**FAIL, waived** int8-dynamic / SST-2 / parity / logits").And.Contain("Jane Doe, until 2027-03-31");
        HtmlReport.Write(result).Should().Contain("FAIL, waived</b> int8-dynamic / SST-2 / parity / logits");
    }

    [Test]
    public void Execute_ExpiredWaiver_FailsAndNamesTheFile()
    {
        var result = Run("2027-04-01");
        result.ExitCode.Should().Be(ExitCode.Fail);
        result.Cells.Select(cell => cell.Reason).Should().ContainSingle(
            reason => reason.Contains("logits.json: the waiver of int8-dynamic / SST-2 / parity / logits by Jane Doe expired"));
    }

    private GateResult Run(string day)
    {
        using var pipeline = new GatePipeline(options, inputs, SilentProgress.Instance)
        {
            Time = new OneDay(DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        };
        return pipeline.Run(CancellationToken.None).Result;
    }

    private sealed class OneDay(DateTimeOffset day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => day;
    }
}
