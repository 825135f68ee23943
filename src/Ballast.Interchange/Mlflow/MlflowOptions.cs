namespace Ballast.Interchange;

/// <summary>Which run is started in an MLflow store.</summary>
internal sealed record MlflowOptions
{
    /// <summary>The experiment that the run belongs to; made when it is not there.</summary>
    public required string Experiment { get; init; }

    /// <summary>The name of the run.</summary>
    public required string RunName { get; init; }

    /// <summary>The clock that dates everything.</summary>
    public required TimeProvider Time { get; init; }
}
