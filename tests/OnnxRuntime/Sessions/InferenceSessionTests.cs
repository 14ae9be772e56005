using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime.Sessions;

internal sealed class InferenceSessionTests
{
    [Test]
    public void Inputs_OfAModelWithSymbols_GiveNamesTypesAndShapes()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);

        session.Inputs.Select(input => input.ToString()).Should().Equal("x: Float[batch,3]", "y: Float[batch,3]");
        session.Outputs.Select(output => output.Name).Should().Equal("z", "s");
        session.Inputs[0].Dimensions.Should().Equal(-1, 3);
        session.Inputs[0].SymbolicNames.Should().Equal("batch", null);
        session.IndexOfInput("y").Should().Be(1);
        session.IndexOfOutput("s").Should().Be(1);
    }

    [Test]
    public void Run_WithOutputsOfTheCaller_WritesIntoTheirMemory()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        var product = new float[6];
        using var x = Tensor.Over<float>(new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3);
        using var y = Tensor.Over<float>(new float[] { 10, 10, 10, 2, 2, 2 }, 2, 3);
        using var z = Tensor.Over<float>(product, 2, 3);
        Tensor?[] outputs = [z, null];

        session.Run([x, y], outputs);

        using var sum = outputs[1]!;
        product.Should().Equal(10, 20, 30, 8, 10, 12);
        sum.GetSpan<float>().ToArray().Should().Equal(11, 12, 13, 6, 7, 8);
        sum.Dimensions.ToArray().Should().Equal(2, 3);
        sum.ElementType.Should().Be(TensorElementType.Float);
    }

    [Test]
    public void Run_OfSomeOutputs_FetchesOnlyThose()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var x = Tensor.Over<float>(new float[] { 1, 2, 3 }, 1, 3);
        Tensor?[] outputs = [null];

        session.Run([x, x], [session.IndexOfOutput("s")], outputs);

        using var sum = outputs[0]!;
        sum.GetSpan<float>().ToArray().Should().Equal(2, 4, 6);
    }

    [Test]
    public void Run_OfAnOutputThatIsNotThere_IsRefused()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var x = Tensor.Over<float>(new float[3], 1, 3);

        session.Invoking(subject => subject.Run([x, x], [2], [null])).Should().Throw<ArgumentOutOfRangeException>();
        session.Invoking(subject => subject.Run([x, x], [0], [null, null])).Should().Throw<ArgumentException>();
        session.Invoking(subject => subject.IndexOfOutput("q")).Should().Throw<ArgumentException>().WithMessage("*no output q*z, s*");
    }

    [Test]
    public void Run_AfterWarmUp_AllocatesNothing()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var x = Tensor.Over<float>(new float[6], 2, 3);
        using var z = Tensor.Over<float>(new float[6], 2, 3);
        using var s = Tensor.Over<float>(new float[6], 2, 3);
        using var options = new RunOptions();
        Tensor[] inputs = [x, x];
        Tensor?[] outputs = [z, s];
        Tensor?[] one = [s];
        RunAll(100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        RunAll(1000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);

        void RunAll(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var rows = 1 + (i & 1);
                x.Reshape(rows, 3);
                z.Reshape(rows, 3);
                s.Reshape(rows, 3);
                session.Run(inputs, outputs, options);
                session.Run(inputs, [1], one);
            }
        }
    }

    [Test]
    public void Run_WithTheWrongNumberOfInputs_NamesTheInputs()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var x = Tensor.Over<float>(new float[3], 1, 3);

        session.Invoking(subject => subject.Run([x], new Tensor?[2])).Should().Throw<ArgumentException>().WithMessage("1 inputs*2 (x, y)*");
        session.Invoking(subject => subject.Run([x, x], new Tensor?[1]))
            .Should().Throw<ArgumentException>()
            .WithMessage("1 outputs*2 (z, s)*");
    }

    [Test]
    public void Run_WithAShapeThatDoesNotFit_GivesTheLibrarysCodeAndText()
    {
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        using var wrong = Tensor.Over<float>(new float[4], 1, 4);

        session.Invoking(subject => subject.Run([wrong, wrong], new Tensor?[2])).Should().Throw<OnnxRuntimeException>()
            .WithMessage("*invalid dimensions*").Which.Code.Should().Be(OnnxRuntimeErrorCode.InvalidArgument);
    }

    [Test]
    public void Run_AfterDispose_ThrowsObjectDisposed()
    {
        var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        var x = Tensor.Over<float>(new float[3], 1, 3);
        session.Dispose();
        session.Dispose();

        session.Invoking(subject => subject.Run([x, x], new Tensor?[2])).Should().Throw<ObjectDisposedException>();

        using var live = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread);
        x.Dispose();
        x.Dispose();
        live.Invoking(subject => subject.Run([x, x], new Tensor?[2])).Should().Throw<ObjectDisposedException>();
        x.Invoking(subject => subject.GetBytes().Length).Should().Throw<ObjectDisposedException>();
    }

    [Test]
    public void FromMemory_OfBytesThatAreNoModel_IsInvalidProtobuf()
    {
        var load = () => InferenceSession.FromMemory("this is no model"u8);

        load.Should().Throw<OnnxRuntimeException>().Which.Code.Should().Be(OnnxRuntimeErrorCode.InvalidProtobuf);
    }

    [Test]
    public void FromFile_OfAFileThatIsNotThere_NamesIt()
    {
        var load = () => InferenceSession.FromFile("/nowhere/model.onnx");

        load.Should().Throw<OnnxRuntimeException>()
            .WithMessage("*/nowhere/model.onnx*")
            .Which.Code.Should().Be(OnnxRuntimeErrorCode.NoSuchFile);
    }

    [Test]
    public void FromFile_OfAModel_Runs()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("mödel.onnx", SmallModels.MulAndAdd);
        using var session = InferenceSession.FromFile(path, SmallModels.OneThread);
        using var x = Tensor.Over<float>(new float[] { 1, 2, 3 }, 1, 3);
        Tensor?[] outputs = new Tensor?[2];

        session.Run([x, x], outputs);

        outputs[0]!.GetSpan<float>().ToArray().Should().Equal(1, 4, 9);
        Array.ForEach(outputs, output => output!.Dispose());
    }
}
