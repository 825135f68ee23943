namespace Ballast.Cli;

/// <summary>Ends this process when the one that started it is gone, however it went: its end of our standard input closes.</summary>
internal static class ParentWatch
{
    private const int ParentGone = 3;

    public static void Start()
    {
        var watch = new Thread(() =>
        {
            using Stream input = Console.OpenStandardInput();
            Span<byte> ignored = stackalloc byte[16];
            while (input.Read(ignored) > 0)
            {
            }

            Environment.Exit(ParentGone);
        })
        {
            IsBackground = true,
            Name = "parent watch",
        };
        watch.Start();
    }
}
