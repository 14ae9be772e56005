using System.Reflection;
using System.Runtime.CompilerServices;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Values are readonly structs; services and results are sealed.</summary>
public sealed class TypeShapeTests
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
    public void PublicStructs_OfAssembly_AreReadonly(string assembly) =>
        PublicTypes(assembly)
            .Where(type => type is { IsValueType: true, IsEnum: false } && !type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false))
            .Should().BeEmpty();

    [TestCaseSource(nameof(Assemblies))]
    public void PublicClasses_OfAssembly_AreSealedStaticOrAbstract(string assembly) =>
        PublicTypes(assembly)
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Should().BeEmpty();

    [TestCaseSource(nameof(Assemblies))]
    public void PublicProperties_OfAssembly_CannotBeSetLater(string assembly) =>
        PublicTypes(assembly)
            .SelectMany(
                type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(
                property =>
                    property.SetMethod is { IsPublic: true } setter
                        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.FullName}.{property.Name}")
            .Should().BeEmpty("a value is made whole: { get; init; }");

    private static Type[] PublicTypes(string assembly)
    {
        var types = Assembly.Load(assembly).GetExportedTypes();
        types.Should().NotBeEmpty();
        return types;
    }
}
