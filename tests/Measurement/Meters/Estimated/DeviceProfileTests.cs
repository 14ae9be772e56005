using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Selection;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Measurement.Meters.Estimated;

public sealed class DeviceProfileTests
{
    private const string Valid = """
        {
          "name": "my-server",
          "watts_per_core": { "value": 4.5, "source": "measured at the wall", "relative_error": 0.1 },
          "idle_watts_per_core": { "value": 0, "source": "not measured", "relative_error": 1 }
        }
        """;

    [Test]
    public void Parse_Profile_ReadsEveryField()
    {
        var profile = DeviceProfileFile.Parse(Valid, "here");
        profile.Name.Should().Be("my-server");
        profile.WattsPerCore.Should().Be(new ProfileCoefficient<Watts>(new(4.5), "measured at the wall", 0.1));
        profile.IdleWattsPerCore.Value.Should().Be(new Watts(0));
    }

    [TestCase("4.5", "0", "watts_per_core: value is 0*above 0 W")]
    [TestCase("4.5", "-1", "watts_per_core: value is -1*")]
    [TestCase("4.5", "\"4\"", "watts_per_core: value is \"4\"*number*")]
    [TestCase("4.5", "1e999", "watts_per_core: value is 1e999*")]
    [TestCase("\"measured at the wall\"", "\" \"", "watts_per_core: source is*non-empty string")]
    [TestCase("0.1", "-0.1", "watts_per_core: relative_error is -0.1*")]
    [TestCase("\"name\"", "\"title\"", "has no field 'name'")]
    [TestCase("watts_per_core", "watts", "has no field 'watts_per_core'")]
    [TestCase(
        "{ \"value\": 4.5, \"source\": \"measured at the wall\", \"relative_error\": 0.1 }",
        "3",
        "watts_per_core is 3; legal is an object")]
    [TestCase("}", "", "not JSON*")]
    public void Parse_Malformed_NamesFileAndField(string given, string changed, string message) =>
        FluentActions.Invoking(() => DeviceProfileFile.Parse(Valid.Replace(given, changed, StringComparison.Ordinal), "my.json"))
            .Should().Throw<MeterChoiceException>().WithMessage($"my.json: *{message}");

    [Test]
    public void Parse_ExampleOfTheDocumentation_IsAProfile()
    {
        var page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "reference", "meters.md"));
        var json = page.Split("```json", 2)[1].Split("```", 2)[0];
        DeviceProfileFile.Parse(json, "docs/reference/meters.md").WattsPerCore.RelativeError.Should().Be(0.5);
    }

    [Test]
    public void Open_EstimateWithAProfile_CountsItsWatts()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "my-server.json");
        File.WriteAllText(file, Valid);
        using var probe = MeterCatalog.Open(MeterChoice.Parse($"estimated:{file}"));
        (probe.Meter?.Source ?? "CPU time of this process x 4.5 W per core")
            .Should().StartWith("CPU time of this process x 4.5 W per core");
        FluentActions.Invoking(() => MeterChoice.Parse("estimated:/no/such/profile.json"))
            .Should().Throw<MeterChoiceException>()
            .WithMessage("/no/such/profile.json: cannot be read*");
    }

    [Test]
    public void Load_NoFile_NamesIt() =>
        FluentActions.Invoking(() => DeviceProfileFile.Load("/no/such/profile.json"))
            .Should().Throw<MeterChoiceException>()
            .WithMessage("/no/such/profile.json: cannot be read*");

    [Test]
    public void All_BuiltIn_SayWhereEveryFigureComesFrom()
    {
        DeviceProfiles.All.Select(profile => profile.Name).Should().OnlyHaveUniqueItems();
        DeviceProfiles.All.Should().OnlyContain(
            profile => profile.WattsPerCore.Source.Length > 20 && profile.IdleWattsPerCore.Source.Length > 20);
        DeviceProfiles.All.Should().OnlyContain(profile => profile.WattsPerCore.RelativeError >= 0.5);
        DeviceProfiles.All.Should().OnlyContain(profile => profile.IdleWattsPerCore.Value < profile.WattsPerCore.Value);
    }

    [TestCase("AuthenticAMD", 25, 1, "amd-epyc-7003")]
    [TestCase("GenuineIntel", 6, 143, "intel-sapphire-rapids")]
    [TestCase("GenuineIntel", 6, 42, "generic-server")]
    [TestCase("unknown", 0, 0, "generic-server")]
    public void ForMachine_VendorFamilyModel_FindsTheProfile(string vendor, int family, int model, string expected) =>
        DeviceProfiles.ForMachine(new MachineFingerprint
        {
            CpuModel = "x",
            Vendor = vendor,
            Family = family,
            Model = model,
            ProcessorCount = 2,
            InstructionSet = InstructionSet.Avx2,
        }).Name.Should().Be(expected);
}
