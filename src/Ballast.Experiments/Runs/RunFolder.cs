namespace Ballast.Experiments;

/// <summary>The files of a run's folder.</summary>
public static class RunFolder
{
    /// <summary>Every setting of the run; given back to <c>ballast train --config</c> it repeats the run.</summary>
    public const string Configuration = "config.json";

    /// <summary>Class counts before and after balancing.</summary>
    public const string DatasetStatistics = "dataset_statistics.json";

    /// <summary>Class name to label.</summary>
    public const string ClassMapping = "class_mapping.json";

    /// <summary>The weights of the best epoch.</summary>
    public const string BestModel = "best_model.safetensors";

    /// <summary>Precision, recall, F1 and support a class.</summary>
    public const string TestMetrics = "test_metrics.csv";

    /// <summary>True classes against predicted ones, drawn.</summary>
    public const string ConfusionMatrix = "confusion_matrix.png";

    /// <summary>Mean confidence a class, when right and when wrong.</summary>
    public const string ConfidenceAnalysis = "confidence_analysis.csv";

    /// <summary>How confidence is distributed, drawn.</summary>
    public const string ConfidenceDistribution = "confidence_distribution.png";

    /// <summary>What balancing did, and the scores by class.</summary>
    public const string BalancingAnalysis = "balancing_analysis.json";

    /// <summary>The result in short. Written last; a folder that has it is finished.</summary>
    public const string Summary = "experiment_summary.json";

    /// <summary>Loss, scores and time of every epoch.</summary>
    public const string History = "history.csv";

    /// <summary>The training curves, drawn.</summary>
    public const string TrainingCurves = "training_curves.png";

    /// <summary>Every test sample with its probabilities.</summary>
    public const string TestPredictions = "predictions.csv";

    /// <summary>Every validation sample with its probabilities: what post-hoc corrections are fitted on.</summary>
    public const string ValidationPredictions = "validation_predictions.csv";

    /// <summary>Which sample is in which part.</summary>
    public const string SplitPlan = "split_plan.csv";

    /// <summary>Where every training sample comes from.</summary>
    public const string BalancePlan = "balance_plan.csv";

    /// <summary>Files that were left out, and notes on the data.</summary>
    public const string DataProblems = "data_problems.csv";

    /// <summary>Made images beside the images they were made from.</summary>
    public const string SampleImages = "sample_images";

    /// <summary>Versions, command and machine.</summary>
    public const string CodeSnapshot = "code_snapshot";

    /// <summary>True when a folder holds a finished run.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsFinished(string folder) => File.Exists(Path.Combine(folder, Summary));
}
