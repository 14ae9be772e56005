using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Tests.Gate.Commands;

namespace EnergyGate.Tests.Gate.Pins;

/// <summary>
/// Pins all output of a comparison: on workers of known cost, with and without a certificate, and by the program itself when there is
/// nothing to build. In one variant each, the candidate is equal, more expensive, cheaper, waived, refused, new, missing or identical.
/// </summary>
internal sealed class CompareRunPinTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Compare_OnWorkersOfKnownCost_IsAsAccepted(bool isCertified)
    {
        using var folder = new TemporaryFolder();
        folder.Write("baselines/README", "");
        var device = Path.Combine(SharedData.RepositoryRoot, "tests", "Gate", "Pins", "device.json");
        folder.Write("device.json", File.ReadAllText(device));
        folder.Write("waivers/slower.json", """
            {
              "reason": "agreed in the test", "who": "Jane Doe", "expires": "2027-03-31",
              "cells": [
                { "cell": "fp32+exact-length / energy / joules", "value": 1.08, "tolerance": 0.01 },
                { "cell": "fp32+exact-length / regression / drift", "value": 1.08, "tolerance": 0.01 }
              ]
            }
            """);
        var run = StandInComparison.Run(folder, isCertified);
        Match(run, folder.Path, isCertified ? "certified" : "uncertified");
    }

    [Test]
    public void Compare_ChangeOfDocuments_IsAsAccepted()
    {
        using var repository = new TemporaryRepository();
        repository.Write("docs/page.md", "a change that no program is made of\n");
        var run = RunProgram(repository.Path, "compare", "--base", "HEAD", "--report", "report", "--json", "result.json", "--verbose");
        Match(run, repository.Path, name: null);
    }

    // Runs in a separate process: the repository is found from the working folder.
    private static ProgramRun RunProgram(string folder, params string[] arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "energygate.dll");
        using var program = Process.Start(new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = program.StandardError.ReadToEndAsync();
        var output = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return new(program.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static string FirstScreenOf(string path)
    {
        using var text = new StringWriter();
        FirstScreen.Write(JsonReport.Read(File.ReadAllText(path)), text);
        return text.ToString();
    }

    private static void Match(ProgramRun run, string folder, string? name, [CallerMemberName] string member = "")
    {
        var stable = new StableText(folder, hasMeasuredCosts: false);
        var screen = Regex.Replace(FirstScreenOf(Path.Combine(folder, "result.json")), "(?<=against )[0-9a-f]{12}", "{commit}");
        var junit = File.ReadAllText(Path.Combine(folder, "report", "report.junit.xml"));
        Assert.Multiple(() =>
        {
            Snapshot.Match(stable.Of(run), "txt", name, member: member);
            Snapshot.Match(stable.OfJson(File.ReadAllText(Path.Combine(folder, "result.json"))), "json", name, member: member);
            Snapshot.Match(stable.OfText(junit), "xml", name, member: member);
            Snapshot.Match(stable.OfText(screen), "txt", name is null ? "screen" : name + "_screen", member: member);
        });
    }
}
