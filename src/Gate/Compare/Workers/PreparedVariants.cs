using EnergyGate.Gate.Hosting;
using EnergyGate.Variants.Sessions;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// Opens the variants of a prepared folder. One is open at a time, and its session and its pipeline share what is loaded. Not thread-safe.
/// </summary>
/// <param name="folder">The prepared folder.</param>
/// <param name="settings">Threads and provider.</param>
/// <exception cref="BadInputException">The folder was not prepared.</exception>
internal sealed class PreparedVariants(string folder, RunnerSettings settings) : IDisposable
{
    private readonly ILookup<string, PreparedSession> sessions =
        PreparedFolder.Read(folder).ToLookup(session => session.Variant, StringComparer.Ordinal);

    private (string Name, PreparedVariant Variant)? open;
    private TextEncoder? encoder;

    /// <summary>Opens a variant, and lets the one before go.</summary>
    /// <param name="name">A <see cref="WorkName"/>.</param>
    /// <exception cref="BadInputException">The folder has no such variant, or no tokenizer for its pipeline.</exception>
    public IWorkerVariant Open(string name)
    {
        var work = WorkName.Parse(name);
        var variant = Session(work.Variant);
        return work.IsPipeline
            ? PreparedPipeline.Open(folder, encoder ??= PreparedTokenizer.Open(folder), sessions[work.Variant].Zip(variant.Runners))
            : variant;
    }

    /// <inheritdoc/>
    public void Dispose() => open?.Variant.Dispose();

    private PreparedVariant Session(string name)
    {
        if (open is { } there && there.Name == name)
        {
            return there.Variant;
        }

        Dispose();
        open = null;
        var opened = sessions.Contains(name)
            ? PreparedVariant.Open(folder, sessions[name], settings)
            : throw new BadInputException($"{folder} holds no variant {name}");
        open = (name, opened);
        return opened;
    }
}
