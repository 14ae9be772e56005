using System.Reflection;
using System.Text.RegularExpressions;
using EnergyGate.Bench.Comparisons;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Members named after a unit have its type: joules, seconds, watts and degrees are never plain numbers.</summary>
internal sealed class UnitSignatureTests
{
    // Conversions from and to another unit name it: Seconds.FromMilliseconds(double milliseconds).
    private static readonly Regex UnitName = new("(?<![A-Za-z])(joules|seconds|watts|celsius)|Joules|Seconds|Watts|Celsius");

    private static readonly Type[] PlainNumbers =
        [typeof(double), typeof(double?), typeof(float), typeof(float?), typeof(decimal), typeof(decimal?)];

    [Test]
    public void Members_OfMeasurement_HaveUnitTypes() =>
        PlainMembers(typeof(Joules).Assembly.GetExportedTypes()).Should().BeEmpty();

    [Test]
    public void Members_OfBench_HaveUnitTypes() =>
        PlainMembers(typeof(RecordedComparison).Assembly.GetExportedTypes()).Should().BeEmpty();

    [TestCase("EnergyGate.Gate.Compare")]
    [TestCase("EnergyGate.Gate.Results")]
    [TestCase("EnergyGate.Gate.Checks")]
    [TestCase("EnergyGate.Gate.Inputs")]
    public void Members_OfGate_HaveUnitTypes(string space)
    {
        var types = typeof(ComparisonPlan).Assembly.GetTypes().Where(type => IsOf(space, type)).ToArray();
        types.Should().NotBeEmpty();
        PlainMembers(types).Should().BeEmpty();
    }

    [TestCase("Joules", true)]
    [TestCase("EnergyInJoules", true)]
    [TestCase("seconds", true)]
    [TestCase("milliseconds", false)]
    [TestCase("Ratio", false)]
    public void UnitName_OfAMember_IsSeen(string name, bool isUnit) => UnitName.IsMatch(name).Should().Be(isUnit);

    private static bool IsOf(string space, Type type) =>
        type.Namespace?.StartsWith(space, StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<string> PlainMembers(IEnumerable<Type> types)
    {
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return
            from type in types
            from member in type.GetMembers(Declared)
            from found in Named(member)
            where UnitName.IsMatch(found.Name) && PlainNumbers.Contains(found.Type)
            select $"{type.FullName}.{member.Name}: {found.Name} is a plain number";
    }

    private static IEnumerable<(string Name, Type Type)> Named(MemberInfo member) => member switch
    {
        FieldInfo field => [(field.Name, field.FieldType)],
        PropertyInfo property => [(property.Name, property.PropertyType)],
        MethodInfo method => [(method.Name, method.ReturnType), .. Named(method.GetParameters())],
        MethodBase constructor => Named(constructor.GetParameters()),
        _ => [],
    };

    private static IEnumerable<(string Name, Type Type)> Named(ParameterInfo[] parameters) =>
        parameters.Select(parameter => (parameter.Name ?? "", parameter.ParameterType));
}
