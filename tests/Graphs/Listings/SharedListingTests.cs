using EnergyGate.Graphs.Listings;

namespace EnergyGate.Tests.Graphs.Listings;

public sealed class SharedListingTests
{
    private static readonly GraphListing Two = GraphListing.Parse([
        "x = input() {Float[b 4]}",
        "h = MatMul(x, w:Float[4 2])",
        "y = Softmax(h)",
    ]);
    private static readonly GraphListing Three = GraphListing.Parse([
        "x = input() {Float[b 4]}",
        "h = MatMul(x, w:Float[4 3])",
        "y = Softmax(h)",
    ]);

    [Test]
    public void Write_GraphsThatDifferInOneLine_ShareTheOthers() =>
        SharedListing.Write("fp32", [("SST-2", Two), ("MNLI", Three), ("CoLA", Two)]).Should().Be(
            """
            # the graphs of fp32 for SST-2 MNLI CoLA
            x = input() {Float[b 4]}
            [MNLI] h = MatMul(x, w:Float[4 3])
            [SST-2 CoLA] h = MatMul(x, w:Float[4 2])
            y = Softmax(h)

            """);

    [Test]
    public void Read_EveryTask_GivesItsListingBack()
    {
        var text = SharedListing.Write("fp32", [("SST-2", Two), ("MNLI", Three), ("CoLA", Two)]);
        SharedListing.Read(text, "SST-2")!.Digest.Should().Be(Two.Digest);
        SharedListing.Read(text, "CoLA")!.Digest.Should().Be(Two.Digest);
        SharedListing.Read(text, "MNLI")!.Digest.Should().Be(Three.Digest);
        SharedListing.Read(text, "RTE").Should().BeNull();
    }

    [TestCase("")]
    [TestCase("x = input()\n")]
    [TestCase("# the graphs of fp32 for A\n[A y = Softmax(h)\n")]
    [TestCase("# the graphs of fp32 for A\nno node\n")]
    public void Read_OtherText_IsRefused(string text) =>
        FluentActions.Invoking(() => SharedListing.Read(text, "A")).Should().Throw<FormatException>();
}
