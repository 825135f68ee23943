using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>One row of the suite: a balancing technique and a loss, and what else differs from plain training.</summary>
/// <param name="Name">The name on the command line, for example <c>smote_focal_loss</c>.</param>
/// <param name="Title">The name in tables, for example <c>SMOTE + focal loss</c>.</param>
/// <param name="Group">The family it belongs to.</param>
/// <param name="Technique">What is done to the training part.</param>
/// <param name="Loss">The loss it trains with.</param>
public sealed record Experiment(string Name, string Title, ExperimentGroup Group, BalancingTechnique Technique, LossFunction Loss)
{
    /// <summary>Which training images an epoch shows; default every image once.</summary>
    public BatchSampling Sampler { get; init; } = new BatchSampling.Instance();

    /// <summary>How training images are mixed; default (null) not at all.</summary>
    public ImageMixing? Mixing { get; init; }

    /// <summary>The adjustment of the finished run that the row shows; null (the default) shows the run as trained.</summary>
    public AdjustmentMethod? Adjustment { get; init; }

    /// <summary>Whether it only trains for longer, so that techniques that do so too are measured against it.</summary>
    internal bool IsControl => Technique is BalancingTechnique.RepeatAll or BalancingTechnique.RepeatAllToFloor && IsPlain;

    /// <summary>Whether nothing but the technique differs from plain training.</summary>
    internal bool IsPlain => Loss is LossFunction.CrossEntropy && Sampler is BatchSampling.Instance && Mixing is null && Adjustment is null;

    /// <summary>The folder of its run: <c>{model}_balance_{technique}_{loss}</c>, with <c>baseline</c> for no technique and what else differs behind it.</summary>
    /// <param name="model">The network's name.</param>
    public string FolderFor(string model) => ExperimentFolder.NameOf(model, ApplyTo(new RunSettings { DatasetPath = "" }));

    /// <summary>The settings of its run: a template's, with what the experiment sets.</summary>
    internal RunSettings ApplyTo(RunSettings template) => template with { Name = null, Technique = Technique, Loss = Loss, Sampler = Sampler, Mixing = Mixing };

    /// <summary>Whether two rows show the same training, whatever they are called.</summary>
    internal bool TrainsAs(Experiment other) =>
        Technique == other.Technique && Loss == other.Loss && Sampler == other.Sampler && Equals(Mixing, other.Mixing);
}
