using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime;

internal sealed class ThreadSafetyTests
{
    [Test]
    public void Run_OnTwoThreadsWhileMemoryIsCollected_GivesEachItsOwnAnswer()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        var wrong = 0;
        var threads = Enumerable.Range(1, 2)
            .Select(factor => new Thread(() => Interlocked.Add(ref wrong, RunMany(session, factor))))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        wrong.Should().Be(0);
    }

    [Test]
    public void Dispose_WhileAnotherThreadRuns_EndsItCleanly()
    {
        for (var round = 0; round < 20; round++)
        {
            var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
            using var running = new ManualResetEventSlim();
            Exception? seen = null;
            var thread = new Thread(() =>
            {
                try
                {
                    while (true)
                    {
                        RunOnce(session, 1);
                        running.Set();
                    }
                }
                catch (Exception exception)
                {
                    seen = exception;
                    running.Set();
                }
            });
            thread.Start();
            running.Wait();
            session.Dispose();
            thread.Join();

            seen.Should().BeOfType<ObjectDisposedException>();
        }
    }

    private static int RunMany(InferenceSession session, int factor)
    {
        var wrong = 0;
        for (var i = 0; i < 10_000; i++)
        {
            if (i % 4 == 0)
            {
                GC.Collect(0);
            }

            wrong += RunOnce(session, factor) == 9 * factor * factor ? 0 : 1;
        }

        return wrong;
    }

    private static float RunOnce(InferenceSession session, int factor)
    {
        using var x = Tensor.Over<float>(new float[] { factor, 2 * factor, 3 * factor }, 1, 3);
        var outputs = new Tensor?[2];
        session.Run([x, x], outputs);
        var last = outputs[0]!.GetSpan<float>()[2];
        Array.ForEach(outputs, output => output!.Dispose());
        return last;
    }
}
