using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Hosting;
using EnergyGate.Tests.Gate.Commands;

namespace EnergyGate.Tests.Gate.Compare.Build;

internal sealed class BaseBuildTests
{
    private static readonly string Output = Path.Combine("src", "Gate", "bin", "Release", "net10.0");

    private readonly List<string> said = [];
    private TemporaryRepository repository = null!;
    private string commit = "";
    private int builds;

    private string Cache => repository["artifacts/compare"];

    [SetUp]
    public void Prepare()
    {
        repository = new();
        repository.Write(".gitignore", "bin/\nartifacts/\n");
        repository.Commit();
        commit = GitRepository.Around(repository.Path).Commit("HEAD");
        builds = 0;
        Build();
        said.Clear();
    }

    [TearDown]
    public void Remove() => repository.Dispose();

    [Test]
    public void Build_KeptAndUnchanged_IsUsed()
    {
        Build().Should().EndWith(Output);
        builds.Should().Be(1);
        said.Should().BeEmpty();
    }

    [TestCase("energygate.dll", "a slower program")]
    [TestCase("another.dll", "a file that was not built")]
    [TestCase("models/weights.bin", null)]
    public void Build_KeptButChanged_IsBuiltAgainFromACleanCheckout(string name, string? text)
    {
        var file = Path.Combine(Build(), name);
        if (text is null)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, text);
        }

        File.WriteAllText(Path.Combine(Cache, commit[..12], "source", "source.txt"), "as planted\n");
        var program = Build();
        builds.Should().Be(2);
        said.Should().ContainSingle().Which.Should().Be($"the kept build of {commit[..12]} was changed ({name}): building again");
        File.ReadAllText(Path.Combine(program, "energygate.dll")).Should().Be("as committed\n");
        File.Exists(Path.Combine(program, "another.dll")).Should().BeFalse();
    }

    [Test]
    public void Build_FileThatBecameALink_IsBuiltAgain()
    {
        var file = Path.Combine(Build(), "energygate.dll");
        File.Move(file, repository["elsewhere.dll"]);
        File.CreateSymbolicLink(file, repository["elsewhere.dll"]);
        Build();
        builds.Should().Be(2);
    }

    [Test]
    public void Build_FolderWithoutManifest_IsNoBuild()
    {
        Directory.Delete(Path.Combine(GitRepository.Around(repository.Path).OwnFolder, "energygate"), recursive: true);
        File.WriteAllText(Path.Combine(Cache, commit[..12], "built"), "");
        Build();
        builds.Should().Be(2);
    }

    [Test]
    public void Build_OtherOptions_IsAnotherBuild()
    {
        Build("-p:OnnxRuntime=gpu");
        builds.Should().Be(2);
    }

    [Test]
    public void Build_ThatFailed_LeavesNothingToUse()
    {
        FluentActions.Invoking(() => Build("fail")).Should().Throw<BadInputException>().WithMessage("*does not build: error: planted*");
        Build();
        builds.Should().Be(3);
    }

    [Test]
    public void Build_CacheThatGitTracks_IsRefused()
    {
        repository.Write(".gitignore", "bin/\n");
        repository.Write($"artifacts/compare/{commit[..12]}/built", "");
        repository.Commit();
        FluentActions.Invoking(() => Build()).Should().Throw<BadInputException>()
            .WithMessage("artifacts/compare/*is tracked by git*proves nothing*git rm -r --cached*");
        builds.Should().Be(1);
    }

    [Test]
    public void Build_FolderAboveTheCacheThatIsATrackedLink_IsRefused()
    {
        Directory.Delete(repository["artifacts"], recursive: true);
        Directory.CreateDirectory(repository["planted"]);
        Directory.CreateSymbolicLink(repository["artifacts"], "planted");
        repository.Write(".gitignore", "bin/\n");
        repository.Commit();
        FluentActions.Invoking(() => Build()).Should().Throw<BadInputException>().WithMessage("artifacts is tracked by git*");
    }

    private string Build(params string[] options) =>
        new BaseBuild(GitRepository.Around(repository.Path), Cache, said.Add) { Builder = Compile }
            .Build(commit, options, CancellationToken.None);

    // The program is the source's text.
    private ChildProgram Compile(IEnumerable<string> arguments, string source, CancellationToken cancellation)
    {
        builds++;
        Directory.CreateDirectory(Path.Combine(source, Output, "models"));
        File.Copy(Path.Combine(source, "source.txt"), Path.Combine(source, Output, "energygate.dll"));
        File.WriteAllText(Path.Combine(source, Output, "models", "weights.bin"), "weights");
        return arguments.Contains("fail") ? new(1, "error: planted", "") : new(0, "", "");
    }
}
