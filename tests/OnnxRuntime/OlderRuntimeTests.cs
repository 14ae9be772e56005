using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>One program runs any runtime from 1.17 on: the same tasks in processes that load an older library.</summary>
internal sealed class OlderRuntimeTests
{
    [Test]
    public void Version_OfAnOlderLibrary_IsOlderThanTheBuilds()
    {
        var older = Version.Parse(Run("version"));

        older.Should().BeGreaterThanOrEqualTo(new Version(1, OrtApi.MinVersion))
            .And.BeLessThan(Version.Parse(OnnxRuntimeLibrary.Version));
    }

    [Test]
    public void Session_OnAnOlderLibrary_GivesTheSameBits() => Run("session").Should().Be("1 4 9");

    [Test]
    public void Classifier_OnAnOlderLibrary_GivesTheSameLogits()
    {
        var older = Run("classifier").Split(' ').Select(float.Parse).ToArray();
        var ours = EmbeddedClassifier.Logits();

        older.Should().HaveSameCount(ours);
        for (var i = 0; i < ours.Length; i++)
        {
            older[i].Should().BeApproximately(ours[i], 1e-4f, $"of logit {i}");
        }
    }

    [Test]
    public void CustomOperator_OnAnOlderLibrary_InfersItsShapeAndComputes() =>
        Run("custom operator").Should().Be("y: Float[rows,2] = 8 10 12 14");

    [Test]
    public void ExternalFiles_OnALibraryBeforeThem_NameTheVersionThatHasThem()
    {
        var needed = OrtFunctionVersions.Of(OrtFunction.AddExternalInitializersFromFilesInMemory);
        if (OrtFunctionVersions.OfLibrary(Run("version")) >= needed)
        {
            Assert.Ignore("the older library that is at hand has them: 1.17 does not");
        }

        Run("external files")
            .Should().StartWith("NotImplemented: AddExternalInitializersFromFilesInMemory came with ONNX Runtime 1.18, and ");
    }

    /// <summary>Why there is a binding of our own.</summary>
    [Test]
    public void OfficialApi_OnAnOlderLibrary_IsRefused() =>
        Run("official").Should().Contain("does not support API version").And.Contain("31");

    private static string Run(string task)
    {
        var (output, exitCode) = ChildProcess.Run(task, new() { ["ENERGYGATE_ONNXRUNTIME"] = OlderRuntime.Require() });
        exitCode.Should().Be(0, output);
        return output.Trim();
    }
}
