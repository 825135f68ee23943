namespace Ballast.Benchmarks;

internal static class Program
{
    private const string Usage = """
        Measures Ballast. Usage: Ballast.Benchmarks COMMAND [--option value ...]
          throughput  training images a second on a folder of images
                      --images PATH (required) --model shufflenet_v2 --image-size 64 --batch-size 32 --epochs 3 --limit 2000 --threads 0
          kernels     the hand-written kernels beside torch's operations, microseconds
                      --threads 1
        Results are one line of JSON on standard output.
        """;

    public static int Main(string[] arguments)
    {
        var options = new Arguments(arguments.Skip(1));
        switch (arguments.FirstOrDefault())
        {
            case "throughput":
                Console.WriteLine(TrainingThroughput.Measure(options));
                return 0;
            case "kernels":
                Console.WriteLine(KernelTimes.Measure(options));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }
}
