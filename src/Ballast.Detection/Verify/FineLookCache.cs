namespace Ballast.Detection;

/// <summary>Keeps prepared images for the second look within a bound of memory; the oldest goes first.</summary>
/// <param name="read">Prepares an image, by its place and side; the same whenever it is asked, so that what is kept changes no result.</param>
/// <param name="roomBytes">How much is kept.</param>
internal sealed class FineLookCache(Func<int, int, FineLook?> read, long roomBytes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(int Image, int Side), FineLook?> kept = [];
    private readonly Queue<(int Image, int Side)> order = [];
    private long bytes;

    internal long KeptBytes => bytes;

    internal FineLook? Get(int image, int side)
    {
        lock (gate)
            if (kept.TryGetValue((image, side), out FineLook? found))
                return found;
        // Outside the gate: two threads may prepare the same image, which is rare and harmless.
        FineLook? look = read(image, side);
        lock (gate)
        {
            if (!kept.TryAdd((image, side), look)) return look;
            order.Enqueue((image, side));
            for (bytes += side * side; bytes > roomBytes && order.TryDequeue(out (int Image, int Side) oldest); bytes -= oldest.Side * oldest.Side) kept.Remove(oldest);
        }

        return look;
    }
}
