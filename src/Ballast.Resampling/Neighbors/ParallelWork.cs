namespace Ballast.Resampling;

/// <summary>The one place that decides how work goes parallel. Items must not depend on each other.</summary>
internal static class ParallelWork
{
    public static void ForEach(int items, int workers, Action<int> body)
    {
        if (workers == 1 || items <= 1)
        {
            for (int item = 0; item < items; item++) body(item);
            return;
        }

        Parallel.For(0, items, new ParallelOptions { MaxDegreeOfParallelism = workers }, body);
    }
}
