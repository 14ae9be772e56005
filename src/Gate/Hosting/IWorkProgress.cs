namespace EnergyGate.Gate.Hosting;

/// <summary>Progress sink of long work.</summary>
internal interface IWorkProgress
{
    /// <summary>Reports the progress of a named piece of work.</summary>
    /// <param name="work">Name of the work; each name has its own bar.</param>
    /// <param name="done">Steps done, 0 to total.</param>
    /// <param name="total">Total number of steps.</param>
    void Report(string work, double done, double total);
}
