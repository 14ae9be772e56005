using EnergyGate.Graphs.Listings;

namespace EnergyGate.Tests.Graphs.Listings;

public sealed class GraphDifferenceTests
{
    private static readonly string[] Plain =
    [
        "x = input() {Float[b 4]}",
        "h = MatMul(x, w:Float[4 4])",
        "s = Softmax(h) {axis=-1}",
        "y = Add(s, x)",
    ];

    [Test]
    public void Between_EqualGraphs_IsNothing()
    {
        var difference = Between(Plain, [.. Plain.Reverse()]);
        difference.Count.Should().Be(0);
        difference.Lines.Should().BeEmpty();
    }

    [Test]
    public void Between_FusedAndPlain_NamesWhatBecameOfIt()
    {
        var difference = Between(["x = input() {Float[b 4]}", "s = com.microsoft.Attention(x, w:Float[4 4])", "y = Add(s, x)"], Plain);
        difference.Summary.Should().Be("1 com.microsoft.Attention became 1 MatMul, 1 Softmax");
        difference.Count.Should().Be(3);
        difference.Lines.Should().Equal(
            "- s = com.microsoft.Attention(x, w:Float[4 4])",
            "+ h = MatMul(x, w:Float[4 4])",
            "+ s = Softmax(h) {axis=-1}");
    }

    [Test]
    public void Between_NodeThatReadsSomethingElse_SaysWhichInput()
    {
        var difference = Between(Plain, [Plain[0], "h = MatMul(x, w:Float16[4 4])", "s = Softmax(h) {axis=1}", Plain[3]]);
        difference.Count.Should().Be(2);
        difference.Summary.Should().Be("2 others changed what they read or their attributes");
        difference.Lines.Should().Equal(
            "~ MatMul of 'h': input 1 was w:Float[4 4], is w:Float16[4 4]",
            "~ Softmax of 's': without axis=-1; with axis=1");
    }

    [TestCase(1, "1 Add came")]
    [TestCase(-1, "1 Add went")]
    public void Between_OneNodeMoreOrLess_SaysSo(int sign, string summary)
    {
        string[] more = [.. Plain, "z = Add(y, y)"];
        (sign > 0 ? Between(Plain, more) : Between(more, Plain)).Summary.Should().Be(summary);
    }

    [Test]
    public void Between_NewNames_SaysSo() =>
        Between(["y = Add(a, b)"], ["z = Add(a, b)"]).Summary.Should().Be("nodes (1) make values of other names");

    [Test]
    public void Between_ManyNodes_ShowsSomeOfEachKindAndCountsTheRest()
    {
        string[] Nodes(string operatorType, string prefix) => [.. Enumerable.Range(0, 60).Select(i => $"{prefix}{i} = {operatorType}(x)")];
        var difference = Between([.. Nodes("Exp", "a"), "y = Add(a0, a1)"], [.. Nodes("Log", "b"), "y = Add(b0, b1)"]);
        difference.Count.Should().Be(121);
        difference.Lines.Should().HaveCount(GraphDifference.MaxLines);
        difference.Lines.Count(line => line.StartsWith('-')).Should().Be(19);
        difference.Lines.Count(line => line.StartsWith('+')).Should().Be(19);
        difference.Lines.Should().Contain("~ Add of 'y': input 0 was a0, is b0; input 1 was a1, is b1");
        difference.Lines[^1].Should().Be("... and 82 more");
    }

    private static GraphDifference Between(string[] before, string[] after) =>
        GraphDifference.Between(GraphListing.Parse(before), GraphListing.Parse(after));
}
