namespace Ballast.Training;

/// <summary>How the threads of a run are shared out: a rule of the settings and the number of processors alone, so that a run can be repeated.</summary>
/// <remarks>
/// A small network on small images has hundreds of short operations a step. Shared between threads they take longer, because the threads wait for one another; and on a
/// machine with other work they take many times longer. bench/results has the figures.
/// </remarks>
internal readonly record struct ThreadShares(int Step, int Loader)
{
    /// <summary>Multiply-adds of a batch's forward pass that keep one thread busy, in 10⁹.</summary>
    private const double WorkOfOneThread = 0.5;

    public static ThreadShares Of(TrainingSettings settings) => Of(settings, Environment.ProcessorCount);

    internal static ThreadShares Of(TrainingSettings settings, int processors)
    {
        double side = settings.ImageSizePixels / 224.0;
        double work = settings.Network.GigaMultiplyAdds * side * side * settings.BatchSize;
        int step = settings.Threads > 0 ? settings.Threads : (int)Math.Clamp(work / WorkOfOneThread, 1, processors);
        return new ThreadShares(step, Math.Max(1, processors - step));
    }
}
