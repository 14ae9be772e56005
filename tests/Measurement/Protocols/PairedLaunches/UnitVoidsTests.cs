using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Tests.Measurement.Protocols.PairedLaunches;

public sealed class UnitVoidsTests
{
    private static readonly UnitOrder Order = new(0); // ABBA throughout

    [Test]
    public void P26_OneUnitInTenDropped_MayDecide() => Book(kept: 9, onBase: 1, onCandidate: 0).InconclusiveReason().Should().BeNull();

    [Test]
    public void P26_MoreThanATenthDropped_DecidesNothing() =>
        Book(kept: 26, onBase: 2, onCandidate: 1)
            .InconclusiveReason()
            .Should().Contain("3 of 29 units are void")
            .And.Contain("foreign load");

    [Test]
    public void P26_DropsOnOneArmAlone_DecideNothing()
    {
        Book(kept: 60, onBase: 0, onCandidate: 4).InconclusiveReason().Should().Contain("base 0, candidate 4");
        Book(kept: 60, onBase: 4, onCandidate: 0).InconclusiveReason().Should().NotBeNull();
        Book(kept: 60, onBase: 2, onCandidate: 4).InconclusiveReason().Should().BeNull();
    }

    [Test]
    public void Drop_FaultOfNoBlock_LeansToNeitherArm()
    {
        var book = Book(kept: 60, onBase: 0, onCandidate: 0);
        for (var i = 0; i < 5; i++)
        {
            book.Drop(Order, null, new("a launch crashed"));
        }

        book.InconclusiveReason().Should().BeNull();
        (book.Measured, book.Dropped).Should().Be((65, 5));
    }

    [Test]
    public void InconclusiveReason_NoUnits_IsNone() => new UnitVoids().InconclusiveReason().Should().BeNull();

    private static UnitVoids Book(int kept, int onBase, int onCandidate)
    {
        var book = new UnitVoids();
        for (var i = 0; i < kept; i++)
        {
            book.Keep();
        }

        for (var i = 0; i < onBase; i++)
        {
            book.Drop(Order, 0, new("foreign load"));
        }

        for (var i = 0; i < onCandidate; i++)
        {
            book.Drop(Order, 1, new("foreign load"));
        }

        return book;
    }
}
