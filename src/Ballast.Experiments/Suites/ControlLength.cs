namespace Ballast.Experiments;

/// <summary>When a control trains for as long as a technique.</summary>
internal static class ControlLength
{
    /// <summary>ADASYN and rounding miss their counts by a little; a tenth more steps is taken for as many.</summary>
    private const double Tolerance = 0.1;

    public static bool IsAbout(int images, int control) => Math.Abs(images - control) <= Tolerance * control;

    public static bool IsControl(Experiment experiment) =>
        experiment is { Technique: BalancingTechnique.RepeatAll or BalancingTechnique.RepeatAllToFloor, Loss: TrainingLoss.CrossEntropy };
}
