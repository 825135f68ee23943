using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>The parts that a dataset's own train, val and test folders make; a part that is missing is taken from the training part.</summary>
internal static class GivenParts
{
    public static SplitPlan Complete(ImageDataset dataset, int[] labels, int[] groups, SplitOptions options)
    {
        SplitPlan given = dataset.FolderSplit!;
        if (given.Train.IsEmpty) throw new BallastException($"'{dataset.Root}' has a val or test folder but no train folder. Add it, or give the folder of classes itself.");
        bool addValidation = given.Validation.IsEmpty, addTest = given.Test.IsEmpty;
        if (!addValidation && !addTest) return given;
        SplitPlan within = WithinTraining(given.Train, labels, groups, options);
        IEnumerable<int> train = within.Train;
        if (!addValidation) train = train.Concat(within.Validation);
        if (!addTest) train = train.Concat(within.Test);
        return new SplitPlan(
            [.. train.Order()],
            addValidation ? within.Validation : given.Validation,
            addTest ? within.Test : given.Test);
    }

    private static SplitPlan WithinTraining(ImmutableArray<int> train, int[] labels, int[] groups, SplitOptions options)
    {
        SplitPlan local = StratifiedGroupSplit.Split([.. train.Select(i => labels[i])], [.. train.Select(i => groups[i])], options);
        ImmutableArray<int> Global(ImmutableArray<int> indices) => [.. indices.Select(i => train[i])];
        return new SplitPlan(Global(local.Train), Global(local.Validation), Global(local.Test));
    }
}
