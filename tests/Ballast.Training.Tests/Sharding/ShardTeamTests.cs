namespace Ballast.Training.Tests;

public sealed class ShardTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Every_shard_receives_what_all_brought_in_the_order_of_ranks(int shards)
    {
        using var team = new ShardTeam(shards);
        int[][] seen = new int[shards][];
        for (int run = 0; run < 20; run++)
        {
            team.Run(shards, shard =>
            {
                for (int exchange = 0; exchange < 50; exchange++) seen[shard.Rank] = shard.Exchange(100 * exchange + shard.Rank);
            });
            Assert.All(seen, all => Assert.Equal(Enumerable.Range(0, shards).Select(rank => 4900 + rank), all));
        }
    }

    [Fact]
    public void Fewer_shards_than_the_team_has_can_run()
    {
        using var team = new ShardTeam(3);
        int ran = 0;
        team.Run(2, shard =>
        {
            Assert.Equal(2, shard.Exchange(0).Length);
            Interlocked.Increment(ref ran);
        });
        Assert.Equal(2, ran);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_failure_of_one_shard_ends_the_others_and_is_thrown(int failing)
    {
        using var team = new ShardTeam(2);
        var error = Assert.Throws<InvalidOperationException>(() => team.Run(2, shard =>
        {
            if (shard.Rank == failing) throw new InvalidOperationException("out of leaves");
            shard.Exchange(0);
        }));
        Assert.Equal("out of leaves", error.Message);
        int[] after = [];
        team.Run(2, shard =>
        {
            int[] all = shard.Exchange(shard.Rank);
            if (shard.Rank == 0) after = all;
        });
        Assert.Equal([0, 1], after);
    }

    [Fact]
    public void The_current_shard_is_known_only_inside()
    {
        using var team = new ShardTeam(1);
        Shard? inside = null;
        team.Run(1, _ => inside = Shard.Current);
        Assert.NotNull(inside);
        Assert.Null(Shard.Current);
    }

    [Fact]
    public void A_team_can_be_disposed_twice()
    {
        var team = new ShardTeam(2);
        team.Dispose();
        team.Dispose();
    }
}
