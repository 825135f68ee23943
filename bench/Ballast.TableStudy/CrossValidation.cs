using System.Collections.Concurrent;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Resampling;

namespace Ballast.TableStudy;

/// <summary>Repeated stratified five-fold cross-validation of every learner and treatment on a table. Scaling, resampling and the threshold see the training part only.</summary>
internal static class CrossValidation
{
    private const int Folds = 5, InnerFolds = 3;

    public static IEnumerable<Outcome> Run(StudyTable table, int repeats)
    {
        var jobs = new List<(TrainTestIndices Split, uint Seed)>();
        for (int repeat = 0; repeat < repeats; repeat++)
            foreach (TrainTestIndices split in StratifiedKFold.Shuffled(table.Labels, Folds, (uint)repeat))
                jobs.Add((split, (uint)(1000 + jobs.Count)));
        var scores = new ConcurrentDictionary<(int Learner, int Treatment, int Job), Scores>();
        Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, job =>
        {
            for (int learner = 0; learner < Learner.All.Count; learner++)
                for (int treatment = 0; treatment < Treatment.All.Count; treatment++)
                    scores[(learner, treatment, job)] = Score(table, jobs[job], Learner.All[learner], Treatment.All[treatment]);
        });
        for (int learner = 0; learner < Learner.All.Count; learner++)
        {
            for (int treatment = 0; treatment < Treatment.All.Count; treatment++)
            {
                Scores[] folds = [.. Enumerable.Range(0, jobs.Count).Select(job => scores[(learner, treatment, job)])];
                yield return new Outcome(table.Name, Learner.All[learner].Name, Treatment.All[treatment].Name, Scores.Mean(folds));
            }
        }
    }

    private static Scores Score(StudyTable table, (TrainTestIndices Split, uint Seed) job, Learner learner, Treatment treatment)
    {
        int[] train = [.. job.Split.Train], truth = Labels(table, [.. job.Split.Test]), trainLabels = Labels(table, train);
        double[] predicted = Predict(table, (train, [.. job.Split.Test]), job.Seed, learner, treatment);
        double[] inner = new double[train.Length];
        foreach (TrainTestIndices fold in StratifiedKFold.Shuffled(trainLabels, InnerFolds, job.Seed))
        {
            int[] part = [.. fold.Train.Select(place => train[place])], held = [.. fold.Test.Select(place => train[place])];
            double[] probabilities = Predict(table, (part, held), job.Seed, learner, treatment);
            for (int i = 0; i < fold.Test.Length; i++) inner[fold.Test[i]] = probabilities[i];
        }

        PredictedProbabilities validation = PredictedProbabilities.OfPositive(inner, trainLabels), test = PredictedProbabilities.OfPositive(predicted, truth);
        ClassRanking ranking = RankingScores.PerClass(test)[1];
        double forF1 = ThresholdTuning.Choose(validation, ThresholdObjective.F()).Threshold;
        double forBalance = ThresholdTuning.Choose(validation, ThresholdObjective.BalancedAccuracy).Threshold;
        ConfusionMatrix plain = ThresholdTuning.Apply(test, 0.5).ToConfusionMatrix();
        return new Scores(
            ranking.RocAuc ?? 0.5,
            ranking.AveragePrecision ?? ranking.Prevalence,
            ProbabilityScores.BinaryBrier(test, 1),
            ClassificationScores.F1(plain)[1],
            ClassificationScores.F1(ThresholdTuning.Apply(test, forF1).ToConfusionMatrix())[1],
            ClassificationScores.BalancedAccuracy(plain),
            ClassificationScores.BalancedAccuracy(ThresholdTuning.Apply(test, forBalance).ToConfusionMatrix()));
    }

    private static double[] Predict(StudyTable table, (int[] Train, int[] Test) rows, uint seed, Learner learner, Treatment treatment)
    {
        var scale = Scaling.Fit(table, rows.Train);
        Matrix<double> features = scale.Apply(rows.Train), test = scale.Apply(rows.Test);
        int[] labels = Labels(table, rows.Train);
        if (treatment.Sampler is { } make)
        {
            ResamplingPlan plan = make(seed).Resample(features, labels, 2);
            return learner.Train(new TrainingRows(PlanFeatures.Apply(plan, features), [.. plan.Labels], null), test);
        }

        double[]? weights = treatment.Name == Treatment.ClassWeights ? [.. SampleWeights.Balanced(labels, 2)] : null;
        return learner.Train(new TrainingRows(features, labels, weights), test);
    }

    private static int[] Labels(StudyTable table, int[] rows) => [.. rows.Select(row => table.Labels[row])];
}
