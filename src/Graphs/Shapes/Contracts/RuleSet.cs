namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>Collects the rules of one operator family.</summary>
internal sealed class RuleSet
{
    /// <summary>ONNX Runtime's contrib operators.</summary>
    public const string Contrib = "com.microsoft";

    private readonly Dictionary<(string Domain, string Operator), ShapeRule> rules = [];

    public IReadOnlyDictionary<(string Domain, string Operator), ShapeRule> Rules => rules;

    /// <summary>One rule for operators of ONNX's own domain, named in one string, separated by spaces.</summary>
    public void Add(string operators, ShapeRule rule) => Add("", operators, rule);

    /// <summary>One rule for contrib operators.</summary>
    public void AddContrib(string operators, ShapeRule rule) => Add(Contrib, operators, rule);

    /// <summary>One rule for operators of both domains.</summary>
    public void AddBoth(string operators, ShapeRule rule)
    {
        Add("", operators, rule);
        Add(Contrib, operators, rule);
    }

    private void Add(string domain, string operators, ShapeRule rule)
    {
        foreach (var name in operators.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            rules.Add((domain, name), rule);
        }
    }
}
