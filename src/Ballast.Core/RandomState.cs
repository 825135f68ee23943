using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Core;

/// <summary>
/// NumPy's legacy generator: <c>new RandomState(42)</c> draws, call by call, the numbers that <c>numpy.random.RandomState(42)</c> draws.
/// </summary>
/// <remarks>
/// MT19937 (Matsumoto and Nishimura 1998, doi:10.1145/272991.272995) with the distributions that NumPy froze for compatibility. Whole
/// numbers and permutations are equal bit by bit; normal, gamma and beta draws as far as the platform's logarithm and power are.
/// Not thread-safe: work done in parallel derives a generator an item (<see cref="Derive"/>).
/// </remarks>
public sealed class RandomState
{
    private readonly uint[] key;
    private readonly MersenneTwister twister;
    private double spareNormal = double.NaN;

    /// <summary>Seeds the generator.</summary>
    /// <param name="seed">Any 32-bit number; the integer that Python code passes as <c>random_state</c>.</param>
    public RandomState(uint seed)
    {
        key = [seed];
        twister = new MersenneTwister(seed);
    }

    private RandomState(uint[] key)
    {
        this.key = key;
        twister = new MersenneTwister(key);
    }

    /// <summary>
    /// A generator of its own for one item of work (a class, a file, an epoch), the same whatever was drawn before and in whichever order
    /// items are done.
    /// </summary>
    /// <param name="child">What the item is.</param>
    /// <returns><c>numpy.random.RandomState([seed, child &amp; 0xffffffff, child &gt;&gt; 32])</c>; a child of a child appends its own two words.</returns>
    public RandomState Derive(ulong child) => new([.. key, (uint)child, (uint)(child >> 32)]);

    /// <summary>A number in [0, 1) with 53 random bits: <c>random_sample()</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double NextDouble()
    {
        uint high = twister.NextWord() >> 5, low = twister.NextWord() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>): <c>uniform(low, high)</c>.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public double Uniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>A whole number from <paramref name="low"/> up to <paramref name="high"/> − 1: <c>randint(low, high)</c>.</summary>
    /// <param name="low">The smallest number.</param>
    /// <param name="high">One more than the largest number.</param>
    /// <remarks>By masked rejection; a range of a single number draws nothing.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is not above <paramref name="low"/>.</exception>
    [SuppressMessage("Naming", "CA1720", Justification = "The draw is of an integer; NumPy's randint.")]
    public long Integer(long low, long high)
    {
        if (high <= low) throw new ArgumentOutOfRangeException(nameof(high), high, $"The range {low} … {high} − 1 holds no number.");
        return (long)((ulong)low + UpTo((ulong)high - 1 - (ulong)low));
    }

    /// <summary>The numbers 0 … <paramref name="n"/> − 1 in random order: <c>permutation(n)</c>.</summary>
    /// <param name="n">How many numbers; zero or more.</param>
    public int[] Permutation(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>Puts values in random order, in place: <c>shuffle(x)</c>.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="values">The values.</param>
    public void Shuffle<T>(Span<T> values) => twister.Shuffle(values);

    /// <summary>Numbers of 0 … <paramref name="n"/> − 1, drawn with replacement: <c>choice(n, size)</c>.</summary>
    /// <param name="n">How many numbers there are to draw from; 1 or more.</param>
    /// <param name="size">How many to draw; zero or more.</param>
    public int[] Choice(int n, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        int[] drawn = new int[size];
        if (n > 1) twister.FillUpTo((uint)(n - 1), Mask((uint)(n - 1)), drawn);
        return drawn;
    }

    /// <summary>Different numbers of 0 … <paramref name="n"/> − 1: <c>choice(n, size, replace=False)</c>.</summary>
    /// <param name="n">How many numbers there are to draw from; zero or more.</param>
    /// <param name="size">How many to draw; at most <paramref name="n"/>.</param>
    public int[] ChoiceWithoutReplacement(int n, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, n);
        return Permutation(n)[..size];
    }

    /// <summary>Indices drawn with replacement, each as often as its probability says: <c>choice(len(p), size, p=p)</c>.</summary>
    /// <param name="probabilities">One probability an index; none negative, their sum 1 within 1e-8.</param>
    /// <param name="size">How many to draw; zero or more.</param>
    /// <exception cref="ArgumentException">A probability is negative or not a number, or their sum is not 1.</exception>
    public int[] WeightedChoice(ReadOnlySpan<double> probabilities, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        double[] cumulative = new double[probabilities.Length];
        double sum = 0;
        for (int i = 0; i < cumulative.Length; i++)
        {
            if (!(probabilities[i] >= 0))
                throw new ArgumentException($"Probability {i} is {probabilities[i]}; a probability is 0 or more.", nameof(probabilities));
            cumulative[i] = sum += probabilities[i];
        }

        if (!(Math.Abs(sum - 1) <= 1e-8)) throw new ArgumentException($"The probabilities sum to {sum}; they must sum to 1.", nameof(probabilities));
        for (int i = 0; i < cumulative.Length; i++) cumulative[i] /= sum;
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) drawn[i] = FirstAbove(cumulative, NextDouble());
        return drawn;
    }

    /// <summary>A draw from the normal distribution of mean 0 and standard deviation 1: <c>standard_normal()</c>.</summary>
    /// <remarks>Marsaglia's polar method, which makes two at a time; the second is kept for the next call.</remarks>
    public double StandardNormal()
    {
        if (!double.IsNaN(spareNormal))
        {
            double spare = spareNormal;
            spareNormal = double.NaN;
            return spare;
        }

        double x, y, square;
        do
        {
            x = 2.0 * NextDouble() - 1.0;
            y = 2.0 * NextDouble() - 1.0;
            square = x * x + y * y;
        }
        while (square >= 1.0 || square == 0.0);
        double factor = Math.Sqrt(-2.0 * Math.Log(square) / square);
        spareNormal = factor * x;
        return factor * y;
    }

    /// <summary>A draw from a normal distribution: <c>normal(mean, deviation)</c>.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation; zero or more.</param>
    public double Normal(double mean, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        return mean + deviation * StandardNormal();
    }

    /// <summary>A draw from a gamma distribution: <c>gamma(shape, scale)</c>.</summary>
    /// <param name="shape">The shape; zero or more.</param>
    /// <param name="scale">The scale; zero or more.</param>
    /// <remarks>Marsaglia and Tsang 2000, doi:10.1145/358407.358414, for shapes above 1.</remarks>
    public double Gamma(double shape, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shape);
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        return scale * StandardGamma(shape);
    }

    /// <summary>A draw from a beta distribution: <c>beta(a, b)</c>.</summary>
    /// <param name="a">The first shape; above zero.</param>
    /// <param name="b">The second shape; above zero.</param>
    public double Beta(double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        if (a <= 1.0 && b <= 1.0) return BetaOfSmallShapes(a, b);
        double first = StandardGamma(a), second = StandardGamma(b);
        return first / (first + second);
    }

    private static int FirstAbove(double[] cumulative, double value)
    {
        int low = 0, high = cumulative.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (value < cumulative[middle]) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong UpTo(ulong largest)
    {
        if (largest == 0) return 0;
        if (largest == uint.MaxValue) return twister.NextWord();
        ulong mask = ulong.MaxValue >> BitOperations.LeadingZeroCount(largest);
        ulong value;
        do
        {
            value = largest <= uint.MaxValue ? twister.NextWord() & mask : NextLong() & mask;
        }
        while (value > largest);
        return value;
    }

    private static uint Mask(uint largest) => uint.MaxValue >> BitOperations.LeadingZeroCount(largest);

    private ulong NextLong()
    {
        ulong high = twister.NextWord();
        return (high << 32) | twister.NextWord();
    }

    private double StandardExponential() => -Math.Log(1.0 - NextDouble());

    private double StandardGamma(double shape)
    {
        if (shape == 1.0) return StandardExponential();
        if (shape == 0.0) return 0.0;
        return shape < 1.0 ? GammaOfSmallShape(shape) : GammaOfLargeShape(shape);
    }

    private double GammaOfSmallShape(double shape)
    {
        while (true)
        {
            double u = NextDouble(), v = StandardExponential();
            if (u <= 1.0 - shape)
            {
                double x = Math.Pow(u, 1.0 / shape);
                if (x <= v) return x;
            }
            else
            {
                double y = -Math.Log((1.0 - u) / shape);
                double x = Math.Pow(1.0 - shape + shape * y, 1.0 / shape);
                if (x <= v + y) return x;
            }
        }
    }

    private double GammaOfLargeShape(double shape)
    {
        double b = shape - 1.0 / 3.0, c = 1.0 / Math.Sqrt(9 * b);
        while (true)
        {
            double x, v;
            do
            {
                x = StandardNormal();
                v = 1.0 + c * x;
            }
            while (v <= 0.0);
            v = v * v * v;
            double u = NextDouble();
            if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return b * v;
            if (Math.Log(u) < 0.5 * x * x + b * (1.0 - v + Math.Log(v))) return b * v;
        }
    }

    private double BetaOfSmallShapes(double a, double b)
    {
        while (true)
        {
            double u = NextDouble(), v = NextDouble();
            double x = Math.Pow(u, 1.0 / a), y = Math.Pow(v, 1.0 / b);
            if (x + y > 1.0 || u + v <= 0.0) continue;
            if (x + y > 0.0) return x / (x + y);

            // Both powers underflowed: the ratio is still known from the logarithms.
            double logX = Math.Log(u) / a, logY = Math.Log(v) / b, larger = Math.Max(logX, logY);
            logX -= larger;
            logY -= larger;
            return Math.Exp(logX - Math.Log(Math.Exp(logX) + Math.Exp(logY)));
        }
    }
}
