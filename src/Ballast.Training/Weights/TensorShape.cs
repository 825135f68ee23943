namespace Ballast.Training;

internal static class TensorShape
{
    /// <summary>The shape as people write it, for example [64, 3, 7, 7].</summary>
    public static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>The number of bytes of a tensor; false when a dimension is negative or the number does not fit.</summary>
    public static bool TryCountBytes(ReadOnlySpan<long> shape, TensorType type, out long bytes)
    {
        bytes = TensorTypes.Bytes(type);
        bool empty = false;
        foreach (long length in shape)
        {
            if (length < 0) return false;
            if (length == 0) empty = true;
            else if (bytes > long.MaxValue / length) return false;
            else bytes *= length;
        }

        if (empty) bytes = 0;
        return true;
    }
}
