using System.Text;
using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>Lines over streams that deliver scripted pieces.</summary>
internal sealed class LinePipeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [TestCase("block 1 2\n")]
    [TestCase("blo", "ck 1", " 2\n")]
    [TestCase("b", "l", "o", "c", "k", " ", "1", " ", "2", "\n")]
    public void TryReceive_LineInPieces_IsPutTogether(params string[] pieces)
    {
        using var pipe = Pipe(pieces);
        Receive(pipe).Should().Be("block 1 2");
        Receive(pipe).Should().BeNull("the child has ended");
    }

    [Test]
    public void TryReceive_TwoLinesInOnePiece_AreTwo()
    {
        using var pipe = Pipe("one\ntwo\nth", "ree\n");
        new[] { Receive(pipe), Receive(pipe), Receive(pipe), Receive(pipe) }.Should().Equal("one", "two", "three", null);
    }

    // Near the buffer size, and far beyond it; a two-byte character may straddle any boundary.
    [TestCase(1022)]
    [TestCase(1023)]
    [TestCase(1024)]
    [TestCase(1025)]
    [TestCase(2047)]
    [TestCase(4095)]
    [TestCase(10_000)]
    public void TryReceive_LongLine_IsWholeAndSoIsTheOneBehindIt(int length)
    {
        var line = string.Concat(Enumerable.Range(0, length).Select(place => place % 7 == 3 ? 'ö' : 'x'));
        var ascii = new string('y', length);
        using var pipe = Pipe(line + '\n', ascii + '\n', "short\n");
        new[] { Receive(pipe), Receive(pipe), Receive(pipe) }.Should().Equal(line, ascii, "short");
    }

    [Test]
    public void TryReceive_ChildThatDiesInTheMiddleOfALine_IsNoLine()
    {
        using var pipe = Pipe("one\n", "tw");
        new[] { Receive(pipe), Receive(pipe), Receive(pipe) }.Should().Equal("one", null, null);
        pipe.IsTooLate.Should().BeFalse("it ended by itself");
    }

    [Test]
    public void TryReceive_ChildThatHangs_IsKilledOnceAndForGood()
    {
        using var answers = new SilentStream();
        var kills = 0;
        using var pipe = new LinePipe(Stream.Null, answers, TimeSpan.FromMilliseconds(1), () =>
        {
            kills++;
            answers.Answer("too late\n");
        });
        Receive(pipe).Should().BeNull("an answer of a child that was killed does not count");
        pipe.IsTooLate.Should().BeTrue();
        pipe.Abort();
        Receive(pipe).Should().BeNull();
        kills.Should().Be(1);
    }

    [Test]
    public void GiveUp_WatchdogThatComesAfterTheLine_KillsNothing()
    {
        var isKilled = false;
        using var pipe = new LinePipe(Stream.Null, new PiecewiseStream(["one\n", "two\n"]), Patience, () => isKilled = true);
        pipe.Abort();
        Receive(pipe).Should().Be("one");
        pipe.Abort();
        Receive(pipe).Should().Be("two");
        Receive(pipe).Should().BeNull();
        pipe.Abort();
        (isKilled, pipe.IsTooLate).Should().Be((false, false));
    }

    [TestCase("plant 0.05")]
    [TestCase("load größer")]
    [TestCase("long", 3000)]
    public void Send_Line_IsOnePieceWithItsEnd(string word, int times = 1)
    {
        var line = string.Concat(Enumerable.Repeat(word, times));
        var requests = new PiecewiseStream([]);
        using var pipe = new LinePipe(requests, Stream.Null, Patience, () => { });
        pipe.Send(line);
        requests.Written.Should().Equal(line + '\n');
    }

    [Test]
    public void SendAndTryReceive_LinesThatFitTheirBuffers_AllocateNothing()
    {
        using var pipe = new LinePipe(Stream.Null, new PiecewiseStream(["warm\n", "blo", "ck 1\n", "block 2\n"]), Patience, () => { });
        Receive(pipe).Should().Be("warm");
        pipe.Send("block");
        var before = GC.GetAllocatedBytesForCurrentThread();
        pipe.Send("block 3");
        var isReceived = pipe.TryReceive(out _) & pipe.TryReceive(out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        isReceived.Should().BeTrue();
    }

    private static LinePipe Pipe(params string[] pieces) => new(Stream.Null, new PiecewiseStream(pieces), Patience, () => { });

    private static string? Receive(LinePipe pipe) => pipe.TryReceive(out var line) ? line.ToString() : null;

    /// <summary>Each read returns one piece, or as much of it as fits.</summary>
    private sealed class PiecewiseStream(string[] pieces) : MemoryStream
    {
        private readonly byte[][] pieces = [.. pieces.Select(Encoding.UTF8.GetBytes)];
        private int piece;
        private int place;

        public List<string> Written { get; } = [];

        public override int Read(Span<byte> buffer)
        {
            if (piece == pieces.Length)
            {
                return 0;
            }

            var rest = pieces[piece].AsSpan(place);
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            (piece, place) = count == rest.Length ? (piece + 1, 0) : (piece, place + count);
            return count;
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Written.Add(Encoding.UTF8.GetString(buffer));
    }

    /// <summary>Returns nothing until it is given a text.</summary>
    private sealed class SilentStream : MemoryStream
    {
        private readonly ManualResetEventSlim hasSpoken = new();
        private byte[] words = [];

        public void Answer(string said)
        {
            words = Encoding.UTF8.GetBytes(said);
            hasSpoken.Set();
        }

        public override int Read(Span<byte> buffer)
        {
            hasSpoken.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue("the watchdog ends the wait");
            words.CopyTo(buffer);
            return words.Length;
        }

        protected override void Dispose(bool disposing)
        {
            hasSpoken.Dispose();
            base.Dispose(disposing);
        }
    }
}
