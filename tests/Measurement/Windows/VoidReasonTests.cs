using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Windows;

public sealed class VoidReasonTests
{
    [TestCase("")]
    [TestCase(" ")]
    public void Reason_WithoutASentence_IsRefused(string sentence) =>
        FluentActions.Invoking(() => new VoidReason(sentence)).Should().Throw<ArgumentException>();

    [Test]
    public void Reason_AsText_IsItsSentence() => $"{new VoidReason("the board was reset")}".Should().Be("the board was reset");
}
