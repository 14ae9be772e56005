using System.Diagnostics;
using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Workers;

internal sealed class ProcessFamilyTests
{
    [TestCase("0 0", 0)]
    [TestCase("7 5", 12)]
    public void ChildTicks_OfAProgramWithBlanksInItsName_AreThoseOfItsChildren(string childFields, int expected) =>
        ProcessFamily.ChildTicks($"42 (a) b) S 1 2 3 4 5 6 7 8 9 10 100 200 {childFields} 20 0").Should().Be(expected);

    [Test]
    public void HasChildren_OfAShellWithAProgram_IsTrueAndOfTheProgramAloneIsFalse()
    {
        using var alone = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true })!;
        using var family = Process.Start(
            new ProcessStartInfo("sh", ["-c", "cat & read line"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            if (!File.Exists($"/proc/{family.Id}/task/{family.Id}/children"))
            {
                Assert.Ignore("this system lists no child processes");
            }

            SpinWait.SpinUntil(() => ProcessFamily.HasChildren(family.Id), TimeSpan.FromSeconds(10)).Should().BeTrue();
            ProcessFamily.HasChildren(alone.Id).Should().BeFalse();
        }
        finally
        {
            alone.Kill();
            family.Kill(entireProcessTree: true);
        }
    }
}
