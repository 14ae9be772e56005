namespace EnergyGate.Gate.Hosting;

/// <summary>Progress sink of long work.</summary>
public interface IWorkProgress
{
    /// <summary>Shows how far a named piece of work is.</summary>
    /// <param name="work">Name of the work; one bar per name.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all.</param>
    void Report(string work, double done, double total);
}
