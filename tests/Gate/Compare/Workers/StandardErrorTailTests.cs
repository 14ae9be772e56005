using System.IO.Pipelines;
using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Workers;

internal sealed class StandardErrorTailTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [TestCase("first\nlast\n", "last")]
    [TestCase("last", "last")]
    [TestCase("last\n\n", "last")]
    [TestCase("Unhandled exception. Boom\n   at A.B()\n   at A.Main()\n", "Unhandled exception. Boom")]
    [TestCase("", "")]
    public void Wait_WhatWasSaid_IsItsLastLineThatSaysSomething(string said, string words) =>
        new StandardErrorTail(new StringReader(said)).Wait(Patience).Should().Be(words);

    [Test]
    public void Wait_WordsThatAreStillOnTheirWay_AreWaitedFor()
    {
        var pipe = new Pipe();
        using var error = new StreamReader(pipe.Reader.AsStream());
        var words = new StandardErrorTail(error);
        words.Wait(TimeSpan.Zero).Should().BeEmpty();
        var late = Task.Run(async () =>
        {
            await pipe.Writer.WriteAsync("too late\n"u8.ToArray());
            await pipe.Writer.CompleteAsync();
        });
        words.Wait(Patience).Should().Be("too late");
        late.Wait(Patience).Should().BeTrue();
    }

    [Test]
    public void Wait_StreamThatStaysOpen_EndsWithWhatHasCome()
    {
        var pipe = new Pipe();
        pipe.Writer.WriteAsync("so far\n"u8.ToArray()).AsTask().Wait(Patience).Should().BeTrue();
        using var error = new StreamReader(pipe.Reader.AsStream());
        new StandardErrorTail(error).Wait(TimeSpan.FromMilliseconds(1)).Should().Be("so far");
    }
}
