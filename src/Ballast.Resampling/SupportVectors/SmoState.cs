namespace Ballast.Resampling;

/// <summary>
/// Where the solver stands, point by point in an order that changes: points at a bound that will hardly move again go behind the active ones.
/// </summary>
/// <remarks>The gradient is kept as y · G: exchanging signs is exact in floating point, and rows of K serve without signs.</remarks>
internal sealed class SmoState
{
    private readonly SmoProblem problem;

    public SmoState(SmoProblem problem)
    {
        this.problem = problem;
        int count = problem.Points.Count;
        Active = count;
        Alpha = [.. problem.Alpha];
        Signs = [.. problem.Signs];
        Gradient = new double[count];
        Up = new double[count];
        Low = new double[count];
        Diagonal = new double[count];
        Order = new int[count];
        for (int place = 0; place < count; place++)
        {
            Order[place] = place;
            Diagonal[place] = problem.Points.OfSelf(place);
            Gradient[place] = Signs[place] * problem.Linear;
            TakeStatus(place);
        }
    }

    /// <summary>How many points, the first of the order, take part.</summary>
    public int Active { get; set; }

    /// <summary>The point of the problem at each place.</summary>
    public int[] Order { get; }

    public double[] Alpha { get; }

    public double[] Signs { get; }

    /// <summary>y · G</summary>
    public double[] Gradient { get; }

    /// <summary>0 where y · α may grow, otherwise infinity.</summary>
    public double[] Up { get; }

    /// <summary>0 where y · α may fall, otherwise minus infinity.</summary>
    public double[] Low { get; }

    /// <summary>The kernel of each point with itself.</summary>
    public double[] Diagonal { get; }

    public bool IsFree(int place) => Up[place] == 0 && Low[place] == 0;

    /// <summary>Works out which way a point may move.</summary>
    public void TakeStatus(int place)
    {
        bool mayGrow = Alpha[place] < problem.Bound, mayFall = Alpha[place] > 0;
        if (Signs[place] < 0) (mayGrow, mayFall) = (mayFall, mayGrow);
        Up[place] = mayGrow ? 0 : double.PositiveInfinity;
        Low[place] = mayFall ? 0 : double.NegativeInfinity;
    }

    /// <summary>Moves two multipliers to the minimum along the line that keeps yᵀα, cut at the bounds. Sums and differences as LIBSVM takes them.</summary>
    /// <returns>How far y · α moved, for each.</returns>
    public (double First, double Second) Move(int i, int j, double kernel)
    {
        double quadratic = WorkingSet.Positive(Diagonal[i] + Diagonal[j] - 2.0 * kernel);
        double before = Alpha[i], beforeOther = Alpha[j];
        if (Signs[i] != Signs[j]) MoveApart(i, j, (-(Signs[i] * Gradient[i]) - Signs[j] * Gradient[j]) / quadratic);
        else MoveTogether(i, j, (Signs[i] * Gradient[i] - Signs[j] * Gradient[j]) / quadratic);
        TakeStatus(i);
        TakeStatus(j);
        return (Signs[i] * (Alpha[i] - before), Signs[j] * (Alpha[j] - beforeOther));
    }

    /// <summary>Whether a point at a bound is so far on the right side that it can be left out for now.</summary>
    public bool CanRest(int place, double highest, double lowest)
    {
        if (IsFree(place)) return false;
        return Up[place] == 0 ? Gradient[place] > lowest : -Gradient[place] > highest;
    }

    public void Swap(int first, int second)
    {
        Exchange(Order, first, second);
        Exchange(Alpha, first, second);
        Exchange(Signs, first, second);
        Exchange(Gradient, first, second);
        Exchange(Up, first, second);
        Exchange(Low, first, second);
        Exchange(Diagonal, first, second);
    }

    /// <summary>The threshold of the decision function.</summary>
    public double Rho()
    {
        double highest = double.PositiveInfinity, lowest = double.NegativeInfinity, sum = 0;
        int free = 0;
        for (int place = 0; place < Active; place++)
        {
            if (IsFree(place))
            {
                free++;
                sum += Gradient[place];
            }
            else if (Up[place] == 0)
            {
                highest = Math.Min(highest, Gradient[place]);
            }
            else
            {
                lowest = Math.Max(lowest, Gradient[place]);
            }
        }

        // With every point at the same bound one side is open; LIBSVM then answers infinity.
        if (free > 0) return sum / free;
        return double.IsInfinity(highest) ? lowest : double.IsInfinity(lowest) ? highest : (highest + lowest) / 2;
    }

    private static void Exchange<T>(T[] values, int first, int second) => (values[first], values[second]) = (values[second], values[first]);

    private void MoveApart(int i, int j, double step)
    {
        double difference = Alpha[i] - Alpha[j], bound = problem.Bound;
        Alpha[i] += step;
        Alpha[j] += step;
        if (difference > 0)
        {
            if (Alpha[j] < 0) (Alpha[i], Alpha[j]) = (difference, 0);
        }
        else if (Alpha[i] < 0)
        {
            (Alpha[i], Alpha[j]) = (0, -difference);
        }

        if (difference > 0)
        {
            if (Alpha[i] > bound) (Alpha[i], Alpha[j]) = (bound, bound - difference);
        }
        else if (Alpha[j] > bound)
        {
            (Alpha[i], Alpha[j]) = (bound + difference, bound);
        }
    }

    private void MoveTogether(int i, int j, double step)
    {
        double sum = Alpha[i] + Alpha[j], bound = problem.Bound;
        Alpha[i] -= step;
        Alpha[j] += step;
        if (sum > bound)
        {
            if (Alpha[i] > bound) (Alpha[i], Alpha[j]) = (bound, sum - bound);
        }
        else if (Alpha[j] < 0)
        {
            (Alpha[i], Alpha[j]) = (sum, 0);
        }

        if (sum > bound)
        {
            if (Alpha[j] > bound) (Alpha[i], Alpha[j]) = (sum - bound, bound);
        }
        else if (Alpha[i] < 0)
        {
            (Alpha[i], Alpha[j]) = (0, sum);
        }
    }
}
