using EnergyGate.Graphs;
using EnergyGate.OnnxRuntime;

namespace EnergyGate.Tests.Variants.Sessions;

/// <summary>
/// A session is given tensors of a graph's types by their numbers: the file format's and the C interface's must be the same.
/// </summary>
public sealed class ElementTypeAgreementTests
{
    [TestCaseSource(nameof(RuntimeTypes))]
    public void TensorElementType_Number_IsThatOfTheFormat(TensorElementType type) =>
        ((ElementType)(int)type).ToString().Should().Be(type.ToString());

    private static TensorElementType[] RuntimeTypes => Enum.GetValues<TensorElementType>();
}
