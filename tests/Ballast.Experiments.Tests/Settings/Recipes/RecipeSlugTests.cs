namespace Ballast.Experiments.Tests;

public sealed class RecipeSlugTests
{
    [Theory]
    [InlineData("focal_loss", "focal_loss")]
    [InlineData("focal_loss:gamma=3,alpha=none", "focal_loss-gamma3-alphanone")]
    [InlineData("deferred:inner=(ldam:scale=30),beta=0.9", "deferred-inner-ldam-scale30-beta0.9")]
    public void A_short_recipe_reads_in_a_folder_name(string recipe, string slug) => Assert.Equal(slug, RecipeSlug.Of(recipe));

    [Fact]
    public void Long_recipes_are_cut_and_still_differ()
    {
        string start = "deferred:inner=(focal_loss:gamma=1.25,alpha=none),from_share=0.8";
        string[] slugs = [RecipeSlug.Of(start + ",beta=0.9"), RecipeSlug.Of(start + ",beta=0.99")];
        Assert.NotEqual(slugs[0], slugs[1]);
        Assert.All(slugs, slug => Assert.Equal(48, slug.Length));
        Assert.All(slugs, slug => Assert.Matches("^[a-z0-9_.-]+$", slug));
    }
}
