using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime.Sessions;

internal sealed class RunOptionsTests
{
    [Test]
    public void Cancel_BeforeARun_EndsItUntilReset()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var options = new RunOptions();
        using var x = Tensor.Over<float>(new float[3], 1, 3);
        using var z = Tensor.Over<float>(new float[3], 1, 3);
        using var s = Tensor.Over<float>(new float[3], 1, 3);
        options.SetTag("test");
        options.AddConfigEntry("disable_synchronize_execution_providers", "0");
        options.Cancel();

        session.Invoking(subject => subject.Run([x, x], [z, s], options)).Should().Throw<OnnxRuntimeException>().WithMessage("*terminate*");
        options.Reset();
        session.Invoking(subject => subject.Run([x, x], [z, s], options)).Should().NotThrow();
    }

    [Test]
    public void Cancel_FromAnotherThread_EndsALongRun()
    {
        // A loop that ends after 2^40 turns only: without the cancellation this test would not end.
        using var session = InferenceSession.FromMemory(LongLoop(), SmallModels.OneThread);
        using var options = new RunOptions();
        using var turns = Tensor.Over<long>(new[] { 1L << 40 });
        using var started = new ManualResetEventSlim();
        var canceller = new Thread(() =>
        {
            started.Wait();
            options.Cancel();
        });
        canceller.Start();
        var run = () =>
        {
            started.Set();
            session.Run([turns], new Tensor?[1], options);
        };

        run.Should().Throw<OnnxRuntimeException>();
        canceller.Join();
    }

    [Test]
    public void Cancel_AfterDispose_ThrowsObjectDisposed()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var x = Tensor.Over<float>(new float[3], 1, 3);
        var options = new RunOptions();
        options.Dispose();
        options.Dispose();

        options.Invoking(subject => subject.Cancel()).Should().Throw<ObjectDisposedException>();
        session.Invoking(subject => subject.Run([x, x], new Tensor?[2], options)).Should().Throw<ObjectDisposedException>();
    }

    private static byte[] LongLoop()
    {
        var body = new ModelWriter()
            .Input("i", TensorElementType.Int64)
            .Input("go_in", TensorElementType.Bool)
            .Input("sum_in", TensorElementType.Int64)
            .Output("go", TensorElementType.Bool)
            .Output("sum", TensorElementType.Int64)
            .Node("Identity", ["go_in"], ["go"])
            .Node("Add", ["sum_in", "i"], ["sum"]);
        return new ModelWriter()
            .Input("turns", TensorElementType.Int64)
            .Output("total", TensorElementType.Int64)
            .Node("Sub", ["turns", "turns"], ["zero"])
            .Node("Loop", ["turns", "", "zero"], ["total"], "", ModelWriter.GraphAttribute("body", body))
            .ToArray();
    }
}
