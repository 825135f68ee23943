using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class TrainTestSplitTests
{
    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Refused("Class 1 has 1 sample but a stratified split in two needs at least 2 of each class. Add samples, or drop the class.", () => TrainTestSplit.Stratified([0, 0, 0, 1], 0.5, 0));
        Refused("The held-out part would have 1 samples for 2 classes. Give it a larger share, or add samples.", () => TrainTestSplit.Stratified([0, 0, 1, 1], 0.1, 0));
        Refused("The training part would have 1 samples for 2 classes. Give it a larger share, or add samples.", () => TrainTestSplit.Stratified([0, 0, 1, 1], 0.75, 0));
        Refused("The test share is 1 but must be above 0 and below 1. 0.15 is usual.", () => TrainTestSplit.Unstratified(10, 1, 0));
        Refused("A test part of 10 of 10 samples leaves a part empty. Use a size from 1 to 9, or add samples.", () => TrainTestSplit.UnstratifiedByCount(10, 10, 0));
    }

    internal static void Refused(string message, Func<object> act) => Assert.Equal(message, Assert.Throws<BallastException>(act).Message);
}
