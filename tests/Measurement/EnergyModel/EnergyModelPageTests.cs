using System.Globalization;
using EnergyGate.Measurement.EnergyModel;

namespace EnergyGate.Tests.Measurement.EnergyModel;

/// <summary>The documentation page lists the coefficients of the code.</summary>
public sealed class EnergyModelPageTests
{
    [Test]
    public void Page_Tables_AreTheCoefficients()
    {
        var page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "reference", "energy-profiles.md"));
        page.Should().Contain(string.Join("\n\n", WorkProfiles.All.Select(Table)));
    }

    private static string Table(WorkProfile profile) => string.Join('\n',
        profile.Coefficients.Select(coefficient =>
            $"| {coefficient.Name} | {coefficient.Value} | "
                + $"{(coefficient.RelativeError * 100).ToString("F0", CultureInfo.InvariantCulture)} % | {coefficient.Source} |")
            .Prepend("|---|---|---|---|")
            .Prepend("| coefficient | value | may be off by | source |")
            .Prepend("")
            .Prepend($"### {profile.Name}: {profile.Device}"));
}
