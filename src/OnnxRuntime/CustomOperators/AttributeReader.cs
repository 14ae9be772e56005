using System.Text;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>Distinguishes absent attributes from wrong ones, and reads strings in two steps.</summary>
internal static unsafe class AttributeReader
{
    /// <summary>Calls the library again, with room for the text.</summary>
    public delegate nint Read(nint info, byte* buffer, nuint* size);

    /// <summary>
    /// False where the attribute is absent and may be. The library has one error code for absent and for wrong, so its message decides.
    /// </summary>
    public static bool IsPresent(nint status, bool mayBeAbsent)
    {
        if (status == 0)
        {
            return true;
        }

        var error = OrtApi.Current.TakeError(status);
        return mayBeAbsent && error.Message.Contains("No attribute with", StringComparison.OrdinalIgnoreCase) ? false : throw error;
    }

    /// <summary>Reads a text whose size, with its closing zero, is known.</summary>
    public static string Text(nint info, nuint size, Read read)
    {
        var buffer = new byte[size];
        fixed (byte* first = buffer)
        {
            OrtApi.Current.Check(read(info, first, &size));
        }

        return Encoding.UTF8.GetString(buffer.AsSpan(0, Math.Max(0, (int)size - 1)));
    }
}
