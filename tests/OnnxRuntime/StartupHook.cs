// .NET looks for a type of exactly this name outside any namespace.
internal static class StartupHook
{
    public static void Initialize() => EnergyGate.Tests.OnnxRuntime.ChildProcess.DoTask();
}
