using System.Globalization;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>Since which version of the table a function is there; a table of version n is that of ONNX Runtime 1.n.</summary>
internal static class OrtFunctionVersions
{
    /// <summary>The version that a function came with, or <see cref="OrtApi.MinVersion"/> for one that came no later.</summary>
    public static int Of(OrtFunction function) => function switch
    {
        OrtFunction.AddExternalInitializersFromFilesInMemory => 18,
        _ => OrtApi.MinVersion,
    };

    /// <summary>The table's version by a library's own, e.g. 31 for <c>1.31.1</c>; 0 for a text that is none of <c>1.n.p</c>.</summary>
    public static int OfLibrary(string version) =>
        version.Split('.') is ["1", var minor, ..] && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
