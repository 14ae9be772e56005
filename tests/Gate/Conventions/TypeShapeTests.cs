using System.Reflection;
using System.Runtime.CompilerServices;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Values are readonly structs; services and results are sealed.</summary>
internal sealed class TypeShapeTests
{
    private static readonly string[] Assemblies =
        [
            "EnergyGate.Errors",
            "EnergyGate.Statistics",
            "EnergyGate.OnnxRuntime",
            "EnergyGate.Graphs",
            "EnergyGate.Variants",
            "EnergyGate.Evaluation",
            "EnergyGate.Measurement",
            "EnergyGate.Bench",
            "energygate",
        ];

    [TestCaseSource(nameof(Assemblies))]
    public void Structs_OfAssembly_AreReadonly(string assembly) =>
        TypesOf(assembly)
            .Where(type => type is { IsValueType: true, IsEnum: false } && !type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false))
            .Should().BeEmpty();

    [TestCaseSource(nameof(Assemblies))]
    public void Classes_OfAssembly_AreSealedStaticOrAbstract(string assembly) =>
        TypesOf(assembly)
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Should().BeEmpty();

    [TestCaseSource(nameof(Assemblies))]
    public void Properties_OfAssembly_CannotBeSetLater(string assembly) =>
        TypesOf(assembly)
            .SelectMany(
                type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(
                property =>
                    property.SetMethod is { IsPublic: true } setter
                        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.FullName}.{property.Name}")
            .Should().BeEmpty("a value is made whole: { get; init; }");

    // What a library offers to the others; of the program, which offers nothing, every type.
    private static Type[] TypesOf(string assembly)
    {
        Type[] types =
        [
            .. Assembly.Load(assembly).GetTypes().Where(
                type => !type.IsNested
                    && (type.IsPublic || assembly == "energygate")
                    && type.Namespace?.StartsWith("EnergyGate", StringComparison.Ordinal) == true
                    && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)),
        ];
        types.Should().NotBeEmpty();
        return types;
    }
}
