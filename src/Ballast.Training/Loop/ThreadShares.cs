namespace Ballast.Training;

/// <summary>How the threads of a run are shared out: a rule of the settings and the number of threads alone, so that a run can be repeated.</summary>
internal readonly record struct ThreadShares(int Step, int Loader)
{
    public static ThreadShares Of(TrainingSettings settings)
    {
        return new ThreadShares(1, 1);
    }
}
