using System.CommandLine;
using EnergyGate.Bench.Comparisons;
using EnergyGate.Errors;
using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Studies;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>The real command line of a study, with scripted comparisons: no worker, no lock, no clock.</summary>
/// <param name="compare">Result of the comparison with a number.</param>
internal sealed class StandInStudy(Func<int, ComparisonPlan, RecordedComparison> compare)
{
    /// <summary>The requests, one per preparation.</summary>
    public List<(StudyRequest Request, ComparisonPlan Plan)> Prepared { get; } = [];

    public ProgramRun Certify(params string[] arguments) => Run(CertifyCommand.Create, arguments);

    public ProgramRun SelfTest(params string[] arguments) => Run(SelfTestCommand.Create, arguments);

    private ProgramRun Run(Func<GateConsole, SelfComparisonStudy, CancellationToken, Command> create, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new GateConsole(TextReader.Null, output, error, IsTerminal: false);
        var study = new SelfComparisonStudy(Prepare, console.Say, TimeProvider.System);
        try
        {
            var code = create(console, study, CancellationToken.None).Parse(arguments).Invoke(
                new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
            return new(code, output.ToString(), error.ToString());
        }
        catch (UserErrorException problem)
        {
            return new(ExitCode.BadInput, output.ToString(), problem.UserMessage);
        }
    }

    private Comparison Prepare(StudyRequest request, ComparisonPlan plan, ComparisonMeter meter, CancellationToken cancellation)
    {
        Prepared.Add((request, plan));
        return new(number => compare(number, plan));
    }

    private sealed class Comparison(Func<int, RecordedComparison> compare) : ISelfComparison
    {
        public string Conditions => "stand-in";

        public RecordedComparison Run(int number, CancellationToken cancellation) => compare(number);

        public void Dispose()
        {
        }
    }
}
