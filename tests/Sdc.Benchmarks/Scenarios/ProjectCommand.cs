using System.CommandLine;

namespace Sdc.Benchmarks;

/// <summary>Makes the project that the scenarios measure, to look at it or to try something by hand.</summary>
internal static class ProjectCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "The folder to make; it must not exist yet." };
        var segments = new Option<int>("--segments") { Description = "The size of the project.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("project", "Makes a project to try something by hand; measures nothing.") { path, segments };
        command.SetAction(parsed =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(path)!);
            if (Directory.Exists(folder)) throw new IOException($"{folder} is there already.");
            ProjectGenerator.Create(folder, parsed.GetValue(segments));
        });
        return command;
    }
}
