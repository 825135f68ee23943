namespace Ballast.Training.Tests;

/// <summary>A loss with settings, and what it is by its definition for the first batch of a run.</summary>
internal sealed record LossCase(string Name, LossFunction Function, Func<OracleBatch, double> Expected)
{
    public override string ToString() => Name;
}
