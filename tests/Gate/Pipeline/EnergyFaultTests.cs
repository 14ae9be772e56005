using System.Collections.Immutable;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Replay;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;
using EnergyGate.Tests.Pipeline;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>More work per inference than in the baseline: real work on this machine, and exactly 30 % in a replay.</summary>
internal sealed class EnergyFaultTests
{
    private const double StoredRatio = 0.6;
    private const int Rounds = 8;

    private readonly TemporaryFolder data = new();

    [OneTimeTearDown]
    public void Remove() => data.Dispose();

    [Test]
    public void Measure_EveryProductDoneTwice_FailsTheJoules()
    {
        var variant = VariantCatalog.Find("fp32-cpu");
        var options = RecordedGate.Of(data, 12, variant.Name) with { Budget = new(600) };
        var inputs = GateInputs.Read(options, _ => { });
        using var stored = new TemporaryFolder();
        Measure(
            options,
            inputs,
            draft => new BaselineFolder(stored.Path).Replace(draft.Files.ToDictionary(file => file.Path, BaselineText.Write), []))
            .Should().ContainSingle(cell => cell.Variant == variant.Name && cell.Check == CheckKind.Energy)
            .Which.Interval!.Value.Lower.Should().BeGreaterThan(0, "only a ratio with an interval is stored");

        var twice = PlantedFault.In(variant, ProductsTwice);
        var cells = Measure(options with { Variants = [twice], BaselinePath = stored.Path }, inputs, _ => { });
        var joules = cells.Single(cell => cell.Variant == variant.Name && cell.Check == CheckKind.Energy);
        joules.Verdict.Should().Be(Verdict.Fail, joules.Reason);
        joules.Reason.Should().Contain("stored ");
        joules.Interval!.Value.Lower.Should().BeGreaterThan(joules.Limit!.Value);
        ExitCode.Of(cells, strict: false).Should().Be(ExitCode.Fail, "estimated joules gate on FAIL");
    }

    [TestCase(1.00, ExpectedResult = Verdict.Pass)]
    [TestCase(1.12, ExpectedResult = Verdict.Pass)]
    [TestCase(1.30, ExpectedResult = Verdict.Fail)]
    public Verdict OfArms_WorkBesideTheStoredRatio_IsHeldAgainstIt(double work)
    {
        var joules = Measure(work, idle: null).Cells.Single(cell => cell.Variant == "int8-dynamic" && cell.Check == CheckKind.Energy);
        joules.Value.Should().BeApproximately(StoredRatio * work, 0.02, joules.Reason);
        return joules.Verdict;
    }

    [Test]
    public void P13_IdlePowerThatTurnsTheRatioRound_IsShownAndNeverJudged()
    {
        // 1 W for 1 s against 0.6 x 1.3 = 0.78 W for 1 s: at 0.9 W idle, the candidate's net joules are negative.
        var (gross, net) = (Measure(1.3, idle: null), Measure(1.3, idle: new Watts(0.9)));
        net.Cells.Select(cell => (cell.Value, cell.Verdict, cell.Reason))
            .Should().Equal(gross.Cells.Select(cell => (cell.Value, cell.Verdict, cell.Reason)));
        gross.Costs.Should().OnlyContain(cost => cost.NetEnergyPerText == null);
        var candidate = net.Costs.Single(cost => cost.Variant == "int8-dynamic");
        candidate.NetEnergyPerText!.Value.Value
            .Should().BeApproximately(candidate.EnergyPerText.Value - (0.9 * candidate.TimePerText.Value), 1e-12).And.BeNegative();
    }

    private (ImmutableArray<Cell> Cells, ImmutableArray<VariantCost> Costs) Measure(double work, Watts? idle)
    {
        var inputs = GateInputs.Read(RecordedGate.Of(data, 20), _ => { });
        var quantized = VariantCatalog.Find("int8-dynamic");
        var (model, graph, texts) = inputs.Tasks[0];
        var reference = RewrittenGraph.Of(VariantCatalog.Reference.Graph, graph);
        EnergyArm[] arms =
        [
            .. new[] { VariantCatalog.Reference, quantized }
                .Select(variant => EnergyArm.Prepare(variant, [(reference, model, texts.Texts)], 32, new RunnerSettings(1))),
        ];
        using var cancellation = new CancellationTokenSource();
        try
        {
            var meter = Replay(StoredRatio * work);
            var sampled = EnergySampling.Sample(meter, arms, new Seconds(600), new CancelAfter(Rounds, cancellation), cancellation.Token);
            var cells = new EnergyCells(new CellFactory(32, 128, 1), meter, Stored(quantized, StoredRatio));
            return (cells.OfArms(arms, sampled), cells.Costs(arms, sampled, idle));
        }
        finally
        {
            arms.ToList().ForEach(arm => arm.Dispose());
        }
    }

    // A fixed number of rounds on any machine, below the number that the budget allows.
    private static ImmutableArray<Cell> Measure(GateOptions options, GateInputs inputs, Action<BaselineDraft> measured)
    {
        using var cancellation = new CancellationTokenSource();
        using var pipeline = new GatePipeline(options, inputs, new CancelAfter(Rounds, cancellation));
        ImmutableArray<ICheckResult> found = [.. new EnergyCheck().Run(pipeline.Context with { Cancellation = cancellation.Token })];
        measured(BaselineDraft.Of(found));
        return [.. found.OfType<Cell>()];
    }

    // Blocks of one run each (20 texts exceed the minimum block), in the sampler's own order; each arm's joules vary by 1 %.
    private static ReplayMeter Replay(double ratio)
    {
        var readings = new List<MeterReading> { new(new(0), new(0)) };
        var order = new BlockOrder(2, new SamplingPlan().Seed);
        var places = new int[4];
        var (joules, seconds) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            order.Next(places);
            foreach (var arm in places)
            {
                readings.Add(new(new(joules), new(seconds)));
                joules += (arm == 0 ? 1 : ratio) * (1 + (0.01 * ((round % 3) - 1) * (arm == 0 ? 1 : -0.5)));
                readings.Add(new(new(joules), new(++seconds)));
            }
        }

        readings.Add(new(new(joules), new(seconds)));
        return new(new("replay", MeasurementKind.Measured, MeterDomain.Processor, "a recording", new(new(1e-6), "exact")), [.. readings]);
    }

    private EnergyBaseline Stored(VariantRecipe variant, double ratio)
    {
        var header = new BaselineHeader(BaselineHeader.Energy, "some-model");
        var line = new BaselineLine(
            variant.Name, null, CheckKind.Energy, MetricNames.Joules, ratio.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return EnergyBaseline.Find(
            new() { Folder = new(data.Path), Files = [new("cpu/energy.tsv", header, [line])] }, "cpu/energy.tsv", header);
    }

    // Repeats every weight product with a copy of the weight and takes the maximum of the two equal results.
    private static GraphPatch ProductsTwice(Graph graph)
    {
        var products = graph.Nodes.Where(node => node.OperatorType == "MatMul" && graph.Initializers.ContainsKey(node.Input(1))).ToArray();
        products.Should().HaveCountGreaterThan(30);
        return new()
        {
            Label = "every product twice",
            Remove = [.. products],
            Add =
            [
                .. products.SelectMany((product, i) => new[]
                {
                    product with { Outputs = [$"once_{i}"] },
                    product with { Name = $"again_{i}", Inputs = [product.Inputs[0], $"copy_{i}"], Outputs = [$"twice_{i}"] },
                    new Node { OperatorType = "Max", Inputs = [$"once_{i}", $"twice_{i}"], Outputs = product.Outputs },
                }),
            ],
            Initializers = products.Select((product, i) => KeyValuePair.Create($"copy_{i}", graph.Initializers[product.Inputs[1]]))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }
}
