namespace Ballast.Resampling.Tests;

public sealed class LabelVoteTests
{
    [Theory]
    [InlineData(new[] { 3, 1, 3 }, 3)]
    [InlineData(new[] { 2, 1 }, 1)]
    [InlineData(new[] { 5, 5, 4, 4, 0 }, 4)]
    public void The_most_frequent_label_wins_and_the_smallest_of_equals(int[] votes, int winner) => Assert.Equal(winner, LabelVote.Winner(votes));
}
