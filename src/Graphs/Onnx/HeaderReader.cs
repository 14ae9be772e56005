using System.Collections.Immutable;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Reads the metadata of a model.</summary>
internal static class HeaderReader
{
    private const int MinOpset = 11;
    private const int MaxOpset = 23;

    /// <summary>The versions of the operator sets that a model needs, by domain.</summary>
    /// <exception cref="InvalidDataException">ONNX's own is missing or not supported.</exception>
    public static ImmutableSortedDictionary<string, int> Opsets(ModelProto model)
    {
        var opsets = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var import in model.OpsetImport)
        {
            var domain = MessageFields.Domain(import.Domain);
            if (import.Version is < 0 or > int.MaxValue)
            {
                throw new InvalidDataException($"version {import.Version} of operator set '{domain}' is not one");
            }

            opsets[domain] = Math.Max((int)import.Version, opsets.GetValueOrDefault(domain));
        }

        model.OpsetImport.Clear();
        return opsets.GetValueOrDefault("") switch
        {
            0 => throw new InvalidDataException(
                "names no version of ONNX's operators (opset_import): the file is cut off, or older than ONNX 1.0"),
            < MinOpset or > MaxOpset => throw new InvalidDataException(
                $"uses opset {opsets[""]}; supported are {MinOpset} to {MaxOpset}: "
                + "convert it with onnx.version_converter or export it again"),
            _ => opsets.ToImmutable(),
        };
    }

    /// <summary>The header; the message is emptied of what was read, and must hold no graph any more.</summary>
    public static ModelHeader Header(ModelProto model)
    {
        var metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in model.MetadataProps)
        {
            metadata[entry.Key] = entry.Value;
        }

        var header = new ModelHeader
        {
            IrVersion = model.IrVersion,
            ProducerName = model.ProducerName,
            ProducerVersion = model.ProducerVersion,
            Domain = model.Domain,
            ModelVersion = model.ModelVersion,
            Documentation = model.DocString,
            Metadata = metadata.ToImmutable(),
            Functions = [.. model.Functions.Select(FunctionBytes.Read)],
        };
        model.ClearIrVersion();
        model.ClearProducerName();
        model.ClearProducerVersion();
        model.ClearDomain();
        model.ClearModelVersion();
        model.ClearDocString();
        model.MetadataProps.Clear();
        model.Functions.Clear();
        return header with { Extras = MessageFields.Rest(model) };
    }
}
