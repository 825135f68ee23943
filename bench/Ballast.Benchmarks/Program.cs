namespace Ballast.Benchmarks;

internal static class Program
{
    private const string Usage = """
        Measures Ballast. Usage: Ballast.Benchmarks COMMAND [--option value ...]
          throughput  training images a second on a folder of images
                      --images PATH (required) --model shufflenet_v2 --image-size 64 --batch-size 32 --epochs 3 --limit 2000 --threads 0
          kernels     the hand-written kernels beside torch's operations, microseconds
                      --threads 1
          resample    one sampler, by imbalanced-learn's name, on X.npy and y.npy of a folder: seconds, peak memory
                      --folder PATH --sampler SMOTE
          growth      one sampler on a made table
                      --sampler SMOTE --rows 10000 --columns 32
          growth-plot a plot of lines of growth
                      --lines FILE --out FILE.png
          neighbors   the exact neighbours of all rows of X.npy
                      --folder PATH --rows 20000 --neighbors 6 --workers 2 --peer FOUND.npy
          knees       the drawn study as a dataset of PNG files
                      --out FOLDER --volumes 550 --side 64
          plan        listing a YOLO dataset and planning its balancing, seconds
                      --folder PATH --rounds 1 --cache warm
          write       writing the balanced dataset, seconds
                      --folder PATH --out FOLDER --link copy --threads (default: processors)
          step        training steps on one batch, images a second
                      --model shufflenet_v2 --image-size 64 --precision Full|BFloat16 --threads 0
          pairs       the files that write writes, for a peer
                      --folder PATH --out FILE
          slices      volumes to PNG files, seconds
                      --folder PATH --out FOLDER --format NAME --window knee|slice --threads 1 --rounds 3
          augmentation  augmented images a second on one thread: a pipeline with and without decoding, and every step
                      --images FOLDER of .jpg --passes 5
          tile        the innermost kernel of the neighbour search by vector width, GFLOP/s
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
            case "step":
                Console.WriteLine(TrainingThroughput.MeasureStep(options));
                return 0;
            case "kernels":
                Console.WriteLine(KernelTimes.Measure(options));
                return 0;
            case "resample":
                Console.WriteLine(SamplerTime.OnFiles(options));
                return 0;
            case "growth":
                Console.WriteLine(SamplerTime.OnMadeRows(options));
                return 0;
            case "growth-plot":
                Console.WriteLine(GrowthPlot.Draw(options));
                return 0;
            case "neighbors":
                Console.WriteLine(NeighborTime.Measure(options));
                return 0;
            case "tile":
                Console.WriteLine(TileTime.Measure());
                return 0;
            case "augmentation":
                Console.WriteLine(AugmentationTime.Measure(options));
                return 0;
            case "knees":
                Console.WriteLine(KneeStudyFolder.Write(options));
                return 0;
            case "plan":
                Console.WriteLine(BalanceTime.Plan(options));
                return 0;
            case "write":
                Console.WriteLine(BalanceTime.Write(options));
                return 0;
            case "pairs":
                Console.WriteLine(BalanceTime.Pairs(options));
                return 0;
            case "slices":
                Console.WriteLine(SliceTime.Measure(options));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }
}
