namespace Ballast.Experiments;

/// <summary>One row of the suite: a balancing technique and a loss.</summary>
/// <param name="Name">The name on the command line, for example <c>smote_focal_loss</c>.</param>
/// <param name="Title">The name in tables, for example <c>SMOTE + focal loss</c>.</param>
/// <param name="Group">The family it belongs to.</param>
/// <param name="Technique">What is done to the training part.</param>
/// <param name="Loss">The loss it trains with.</param>
public sealed record Experiment(string Name, string Title, ExperimentGroup Group, BalancingTechnique Technique, TrainingLoss Loss)
{
    /// <summary>Whether it only trains for longer, so that techniques that do so too are measured against it.</summary>
    internal bool IsControl => Technique is BalancingTechnique.RepeatAll or BalancingTechnique.RepeatAllToFloor && Loss == TrainingLoss.CrossEntropy;

    /// <summary>The folder of its run: <c>{model}_balance_{technique}_{loss}</c>, with <c>baseline</c> for no technique.</summary>
    /// <param name="model">The network's name.</param>
    public string FolderFor(string model) => FolderFor(model, Technique, Loss);

    internal static string FolderFor(string model, BalancingTechnique technique, TrainingLoss loss)
    {
        string balanced = technique == BalancingTechnique.None ? "baseline" : RunChoices.Techniques.NameOf(technique);
        return $"{model}_balance_{balanced}_{RunChoices.Losses.NameOf(loss)}";
    }
}
