using System.Text.RegularExpressions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>The commands that only print information.</summary>
internal sealed partial class InformationCommandTests
{
    [Test]
    public void Doctor_OnThisMachine_NamesRuntimeProvidersAndEveryMeterWithItsReason()
    {
        var run = ProgramRun.Of("doctor");
        run.ExitCode.Should().Be(0, run.Error);
        run.Out.Should().Contain("ONNX Runtime: 1.").And.Contain("execution provider CPU: available")
            .And.Contain("meter estimated").And.Contain("meter nvml").And.Contain("meter rapl");
        if (run.Out.Contains("meter estimated (estimated): available", StringComparison.Ordinal))
        {
            run.Out.Should().MatchRegex(@"meter estimated .* W per core \(.*\+-[0-9]+ %", "an estimate states its watts and its error");
        }
    }

    [Test]
    public void Variants_Always_ListsTheWholeCatalog() =>
        VariantCatalog.All.Should().OnlyContain(variant => ProgramRun.Of("variants").Out.Contains(variant.Name));

    [Test]
    public void Help_OfGate_TellsTheExitCodes() =>
        ProgramRun.Of("gate", "--help").Out.Should().Contain("130  interrupted").And.Contain("--max-length");

    [Test]
    public void Bench_Help_ListsEveryBenchmarkWithWhatItShows() =>
        BenchmarkLine().Matches(ProgramRun.Of("bench", "--help").Out).Select(line => line.Groups["name"].Value)
            .Should().Equal("cost", "graphs", "statistics", "tokenizer", "variants");

    // Below "Commands:", a name and a sentence.
    [GeneratedRegex(@"(?<=^Commands:\r?\n(.+\n)*)  (?<name>[a-z]+) +[A-Z].+", RegexOptions.Multiline)]
    private static partial Regex BenchmarkLine();
}
