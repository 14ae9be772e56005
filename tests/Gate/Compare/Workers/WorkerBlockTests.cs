using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Workers;

internal sealed class WorkerBlockTests
{
    private static readonly WorkerBlock Block = new(new(new(new(0.1), new(0.2)), new(0.3), 16), new(new(1e-9), new(0.4)));

    [Test]
    public void Parse_OfAnAnswer_IsTheBlock() => Parse(Answer(Block)).Should().Be(Block);

    [Test]
    public void WriteAnswer_OfABlock_IsALineOfTheProtocol() => Answer(Block).Should().Be("block 0.1 0.2 0.3 1E-09 0.4 16");

    [Test]
    public void WriteAnswer_WithADigest_IsTheSameBlockWhenRead()
    {
        var block = Block with { Digest = 0x0123456789abcdef };
        Answer(block).Should().EndWith(" 16 0123456789abcdef");
        Parse(Answer(block)).Should().Be(block);
    }

    [Test]
    public void Parse_OfAVoidBlock_IsVoidWithoutAnExplanation()
    {
        var answer = Answer(Block.MeasuredBy(Block.Window with { VoidReason = new("the counter went backwards") }));
        answer.Should().StartWith("block NaN 0.2 ");
        Parse(answer).Window.VoidReason.Should().Be(WorkerBlock.Unexplained);
    }

    private static string Answer(WorkerBlock block)
    {
        var line = new char[WorkerBlock.LongestAnswer];
        return new(line, 0, block.WriteAnswer(line));
    }

    private static WorkerBlock Parse(string answer) => WorkerBlock.Parse(answer.AsSpan("block ".Length));
}
