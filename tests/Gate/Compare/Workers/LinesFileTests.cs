using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>Texts written and read back.</summary>
internal sealed class LinesFileTests
{
    [Test]
    public void Read_WhatWasWritten_IsTheSameTexts()
    {
        (string, string?)[] texts =
        [
            ("", null), ("a", ""), ("", "b"), ("tab\there", "line\r\nbreak"), (@"\", @"\\"), (@"\t is no tab", "\\\t"),
            (@"\n\r\\t", null), ("é ☃", "x"),
        ];
        using var folder = new TemporaryFolder();
        LinesFile.Write(folder["some.lines"], texts);
        LinesFile.Read(folder["some.lines"]).Should().Equal(texts);
    }
}
