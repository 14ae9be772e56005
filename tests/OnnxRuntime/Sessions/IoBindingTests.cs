using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime.Sessions;

internal sealed class IoBindingTests
{
    [Test]
    public void Run_WithABinding_ReadsAndWritesInPlace()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var binding = new IoBinding(session);
        var values = new float[] { 1, 2, 3 };
        var product = new float[3];
        var x = Tensor.Over<float>(values, 1, 3);
        var z = Tensor.Over<float>(product, 1, 3);
        binding.BindInput("x", x);
        binding.BindInput("y", x);
        binding.BindOutput("z", z);
        binding.BindOutput("s", "Cpu", 0);
        x.Dispose();
        z.Dispose();

        session.Run(binding);
        product.Should().Equal(1, 4, 9);
        values[0] = 5;
        binding.SynchronizeInputs();
        session.Run(binding);
        binding.SynchronizeOutputs();

        product.Should().Equal(25, 4, 9);
        var outputs = binding.GetOutputs();
        outputs.Should().HaveCount(2);
        outputs[1].GetSpan<float>().ToArray().Should().Equal(10, 4, 6);
        Array.ForEach(outputs, output => output.Dispose());
    }

    [Test]
    public void BindInput_OfANameThatIsNotThere_Fails()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var binding = new IoBinding(session);
        using var x = Tensor.Over<float>(new float[3], 1, 3);

        binding.Invoking(subject => subject.BindInput("q", x)).Should().Throw<OnnxRuntimeException>().WithMessage("*q*");
    }

    [Test]
    public void Run_AfterClear_MissesItsInputs()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var binding = new IoBinding(session);
        using var x = Tensor.Over<float>(new float[3], 1, 3);
        binding.BindInput("x", x);
        binding.BindInput("y", x);
        binding.BindOutput("z");
        binding.Clear();

        binding.GetOutputs().Should().BeEmpty();
        session.Invoking(subject => subject.Run(binding)).Should().Throw<OnnxRuntimeException>();
    }

    [Test]
    public void Run_AfterDispose_ThrowsObjectDisposed()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        var binding = new IoBinding(session);
        binding.Dispose();
        binding.Dispose();

        session.Invoking(subject => subject.Run(binding)).Should().Throw<ObjectDisposedException>();
        binding.Invoking(subject => subject.GetOutputs()).Should().Throw<ObjectDisposedException>();
    }
}
