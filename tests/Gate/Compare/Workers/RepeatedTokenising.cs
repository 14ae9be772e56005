using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Variants.Sessions;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>A pipeline that tokenises the texts of each request many times more.</summary>
/// <param name="inner">The pipeline.</param>
/// <param name="folder">The prepared folder.</param>
/// <param name="name">What was loaded.</param>
internal sealed class RepeatedTokenising(IWorkerVariant inner, string folder, string name) : IWorkerVariant
{
    private const int MoreTimes = 1999; // once is about a thousandth of a request to the embedded model

    private readonly TextEncoder encoder = PreparedTokenizer.Open(folder);

    private readonly (string Text, string? Pair)[][] requests =
    [
        .. from session in PreparedFolder.Read(folder)
           where session.Variant == WorkName.Parse(name).Variant
           from request in LinesFile.Read(Path.Combine(folder, session.RawTextsFile)).Chunk(session.TextsPerRequest)
           select request,
    ];

    public int BatchCount => inner.BatchCount;

    public StageTimes? Stages => inner.Stages;

    public int TextCount(int first, int count) => inner.TextCount(first, count);

    public void Clear(int batch) => inner.Clear(batch);

    public ReadOnlySpan<float> Answers(int batch) => inner.Answers(batch);

    public void Run(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var request = (first + i) % BatchCount;
            inner.Run(request, 1);
            for (var time = 0; time < MoreTimes; time++)
            {
                encoder.Encode(requests[request]);
            }
        }
    }
}
