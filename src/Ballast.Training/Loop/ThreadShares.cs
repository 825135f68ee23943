namespace Ballast.Training;

/// <summary>How the threads of a run are shared out: a rule of the settings and the number of processors alone, so that a run can be repeated.</summary>
/// <remarks>
/// Threads take parts of a batch and meet at each normalisation. With too little work in between they would only wait for one another.
/// </remarks>
internal readonly record struct ThreadShares(int Step, int Loader)
{
    /// <summary>Multiply-adds of a batch's forward pass that keep one thread busy, in 10⁹.</summary>
    private const double WorkOfOneThread = 0.05;

    public static ThreadShares Of(TrainingSettings settings) => Of(settings, Environment.ProcessorCount);

    internal static ThreadShares Of(TrainingSettings settings, int processors)
    {
        double side = settings.ImageSizePixels / 224.0;
        double work = settings.Network.GigaMultiplyAdds * side * side * settings.BatchSize;
        int most = Math.Clamp(settings.BatchSize / TrainingStep.LeastImages, 1, processors);
        int step = settings.Threads > 0 ? settings.Threads : (int)Math.Clamp(work / WorkOfOneThread, 1, most);
        return new ThreadShares(step, Math.Max(1, processors - step));
    }
}
