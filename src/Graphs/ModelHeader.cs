using System.Collections.Immutable;

namespace EnergyGate.Graphs;

/// <summary>The metadata of an ONNX file.</summary>
public sealed record ModelHeader
{
    /// <summary>Version of ONNX's intermediate representation.</summary>
    public long IrVersion { get; init; } = 8;

    /// <summary>The tool that wrote the file.</summary>
    public string ProducerName { get; init; } = "";

    /// <summary>Version of that tool.</summary>
    public string ProducerVersion { get; init; } = "";

    /// <summary>Reverse-DNS name of the model's owner.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Version of the model.</summary>
    public long ModelVersion { get; init; }

    /// <summary>Free text.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Key and value pairs of the model.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Functions local to the model, each the bytes of its <c>FunctionProto</c>, kept as they were read.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Functions { get; init; } = [];

    /// <summary>Fields of the file's model that have no name here.</summary>
    public EncodedFields Extras { get; init; } = EncodedFields.None;
}
