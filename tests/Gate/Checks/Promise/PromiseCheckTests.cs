using System.Globalization;
using EnergyGate.Gate.Checks.Promise;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Pipeline;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Parity;

namespace EnergyGate.Tests.Gate.Checks.Promise;

internal sealed class PromiseCheckTests
{
    private static readonly VariantRecipe Declared = VariantCatalog.Find("fp16-storage");

    private readonly TemporaryFolder folder = new();
    private GateOptions options = null!;
    private GateInputs inputs = null!;

    private static IEnumerable<TestCaseData> Looser()
    {
        yield return Case("SST-2 / promise / accuracy-tolerance", Declared with
        {
            AccuracyTolerances = Declared.AccuracyTolerances.SetItem("SST-2", 0.5),
        }, "accuracy-tolerance of SST-2 was 0.02, is 0.5");
        yield return Case("SST-2 / promise / flips", Declared with { MaxFlips = Declared.MaxFlips.SetItem("SST-2", 0.5) },
            "flips of SST-2 was 0.01, is 0.5");
        yield return Case("promise / margin-loss", Declared with { MaxMarginLoss = null }, "margin-loss was 0.01, is unlimited");
        yield return Case("promise / energy-limit", Declared with { EnergyLimit = 2 }, "energy-limit was 1.15, is 2");
        yield return Case("promise / logits", Declared with { Parity = ParityTolerance.Lossy(0.001, 0.5) }, "logits was 0.0015, is 0.5");
        yield return Case("promise / hidden-states", Declared with { Parity = ParityTolerance.Lossy(0.5, 0.0015) },
            "hidden-states was 0.001, is 0.5");
        yield return Case("promise / experimental", Declared with { IsExperimental = true }, "experimental was 0, is 1");

        static TestCaseData Case(string cell, VariantRecipe variant, string words) =>
            new TestCaseData($"fp16-storage / {cell}", variant, words).SetArgDisplayNames(cell);
    }

    [OneTimeSetUp]
    public void Record()
    {
        options = RecordedGate.Of(folder, 32) with { Variants = [Declared], WaiverPath = folder["waivers"] };
        inputs = GateInputs.Read(options, _ => { });
        Directory.CreateDirectory(folder["waivers"]);
        using var pipeline = new GatePipeline(options, inputs, SilentProgress.Instance, [new PromiseCheck()]);
        var recording = new BaselineRecording(new(folder["baselines"]), inputs.Name);
        var draft = pipeline.Run(CancellationToken.None).Draft;
        recording.Write(recording.Merge(draft.Files, draft.Listings, _ => false, isWhole: true));
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Run_SamePromises_Passes()
    {
        var result = Run(Declared);
        result.ExitCode.Should().Be(ExitCode.Pass);
        result.Cells.Should().ContainSingle().Which.Reason.Should().Be("0 of 7 promises looser than recorded");
    }

    [TestCaseSource(nameof(Looser))]
    public void Run_LooserPromise_StaysOpenAndNamesBoth(string cell, VariantRecipe variant, string words)
    {
        var result = Run(variant);
        result.ExitCode.Should().Be(ExitCode.Open);
        var open = result.Cells.Single(found => found.Key.ToString() == cell);
        (open.Verdict, open.Gating).Should().Be((Verdict.Inconclusive, true));
        open.Reason.Should().StartWith($"the promise changed: {words}, which is looser");
    }

    [Test]
    public void Run_ToleranceOfTheCommandLine_IsAPromiseToo() =>
        Run(Declared, options with { Tolerances = options.Tolerances.Add("SST-2", 0.9) }).Cells
            .Should().ContainSingle(cell => cell.Gating).Which.Reason.Should().Contain("accuracy-tolerance of SST-2 was 0.02, is 0.9");

    [Test]
    public void Run_LooserPromiseWithAWaiver_Passes()
    {
        var looser = Declared with { EnergyLimit = 1.3 };
        var file = folder.Write("waivers/promise.json", string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "reason": "agreed in the test", "who": "Jane Doe", "expires": "2027-03-31",
              "cells": [{ "cell": "fp16-storage / promise / energy-limit", "value": 1.3, "tolerance": 0 }]
            }
            """));
        try
        {
            Run(looser).ExitCode.Should().Be(ExitCode.Pass);
            Run(Declared with { EnergyLimit = 1.4 }).ExitCode.Should().Be(ExitCode.Open);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Run_TighterPromise_IsOnlyShown()
    {
        var result = Run(Declared with { EnergyLimit = 1.05 });
        result.ExitCode.Should().Be(ExitCode.Pass);
        result.Cells.Should().ContainSingle().Which.Reason
            .Should().EndWith("tighter, so record them again: energy-limit was 1.15, is 1.05");
    }

    private GateResult Run(VariantRecipe variant, GateOptions? given = null)
    {
        var asked = (given ?? options) with { Variants = [variant], BaselinePath = folder["baselines"] };
        using var pipeline = new GatePipeline(asked, inputs, SilentProgress.Instance, [new PromiseCheck()])
        {
            Time = new OneDay(),
        };
        return pipeline.Run(CancellationToken.None).Result;
    }

    private sealed class OneDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
