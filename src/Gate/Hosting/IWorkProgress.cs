namespace EnergyGate.Gate.Hosting;

/// <summary>Tells a person how far long work is.</summary>
public interface IWorkProgress
{
    /// <summary>Shows how far a named piece of work is.</summary>
    /// <param name="work">What is being done; one bar a name.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all.</param>
    void Report(string work, double done, double total);
}
