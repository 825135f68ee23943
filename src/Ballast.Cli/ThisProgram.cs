using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>How this program starts itself again for a run of a suite.</summary>
internal static class ThisProgram
{
    public static ChildProcessExecutor Executor()
    {
        string program = Environment.ProcessPath!;
        bool hosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return hosted ? new ChildProcessExecutor(program, Path.Combine(AppContext.BaseDirectory, "ballast.dll")) : new ChildProcessExecutor(program);
    }
}
