using System.Text;

namespace EnergyGate.Gate.Hosting;

/// <summary>A stream of the process, whose failures name it: the system says <c>No space left on device</c> and not where.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="name">What the stream is called in messages.</param>
internal sealed class NamedWriter(TextWriter writer, string name) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Named(() => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Named(() => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Named(() => writer.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Named(() => writer.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Named(writer.Flush);

    private void Named(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"cannot write to {name}: {exception.Message.TrimEnd('.')}; give it an open file with space, or > /dev/null", exception);
        }
    }
}
