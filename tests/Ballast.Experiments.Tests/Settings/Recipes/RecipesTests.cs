using System.Reflection;
using Ballast.Core;
using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments.Tests;

public sealed class RecipesTests
{
    [Theory]
    [InlineData("focal_loss", "focal_loss")]
    [InlineData("Focal-Loss:gamma=2", "focal_loss")]
    [InlineData("focal_loss:gamma=3", "focal_loss:gamma=3")]
    [InlineData("focal_loss:ALPHA=None, gamma=0.50", "focal_loss:gamma=0.5,alpha=none")]
    [InlineData("weighted_cross_entropy:norm=batch-size", "weighted_cross_entropy:norm=batch_size")]
    public void The_shortest_spelling_is_written_and_reads_back_as_the_same(string text, string shortest)
    {
        LossFunction loss = RunChoices.Losses.Parse(text);
        Assert.Equal(shortest, RunChoices.Losses.Format(loss));
        Assert.Equal(loss, RunChoices.Losses.Parse(shortest));
    }

    [Theory]
    [InlineData("focal", "There is no loss function 'focal'. Did you mean 'focal_loss'? Choices: cross_entropy, weighted_cross_entropy, smoothed_inverse_frequency, class_balanced, deferred, focal_loss, label_smoothing, label_aware_smoothing, asymmetric_softmax, ohem, hard_negatives, ldam, balanced_softmax, logit_adjusted, cdt, seesaw, softmax_equalization, binary_cross_entropy, class_balanced_sigmoid, focal_sigmoid, asymmetric, varifocal, quality_focal, equalization_v2.")]
    [InlineData("focal_loss:gama=3", "The loss function 'focal_loss' has no 'gama'. Did you mean 'gamma'? It takes: gamma, alpha.")]
    [InlineData("cross_entropy:gamma=3", "The loss function 'cross_entropy' has no parameters, but 'gamma' is given. Leave it out.")]
    [InlineData("focal_loss:gamma=two", "The loss function 'focal_loss' has gamma=two; it must be a number, for example 0.5.")]
    [InlineData("focal_loss:alpha=half", "The loss function 'focal_loss' has alpha=half; it must be one of balanced, none.")]
    [InlineData("focal_loss:gamma=-1", "The loss function 'focal_loss' does not take gamma=-1. The focal exponent gamma is -1; it must be 0 or more. 2 is usual.")]
    [InlineData("focal_loss:gamma=1,gamma=2", "The loss function 'focal_loss' is given 'gamma' twice. Leave one out.")]
    [InlineData("focal_loss:gamma", "'focal_loss:gamma' has 'gamma' where a parameter should be. Write name:key=value,key=value; a list shows the keys: ballast train --list losses.")]
    [InlineData("focal_loss:gamma=(2", "'focal_loss:gamma=(2' has a parenthesis too many or too few. Write a recipe within a recipe as key=(name:key=value).")]
    public void What_is_wrong_is_said_with_what_is_allowed(string text, string message) =>
        Assert.Equal(message, Assert.Throws<BallastException>(() => RunChoices.Losses.Parse(text)).Message);

    [Fact]
    public void A_parameter_that_is_a_recipe_stands_in_parentheses()
    {
        Recipes<Box> boxes = Boxes();
        Box nested = boxes.Parse("box:width=3,inside=(box:inside=(lid:open=true),width=1)");
        Assert.Equal(new Box.Whole { Width = 3, Inside = new Box.Whole { Width = 1, Inside = new Box.Lid { Open = true } } }, nested);
        Assert.Equal("box:width=3,inside=(box:width=1,inside=open_lid)", boxes.Format(nested));
        Assert.Equal(nested, boxes.Parse(boxes.Format(nested)));
    }

    [Fact]
    public void Values_that_may_be_absent_are_none_or_a_number()
    {
        Recipes<Box> boxes = Boxes();
        Assert.Equal(new Box.Lid { Weight = 1.5, Screws = 3 }, boxes.Parse("lid:weight=1.5,screws=3"));
        Assert.Equal(new Box.Lid(), boxes.Parse("lid:weight=none,screws=none"));
        Assert.Equal("The box 'lid' has screws=1.5; it must be a whole number, for example 5.", Assert.Throws<BallastException>(() => boxes.Parse("lid:screws=1.5")).Message);
        Assert.Equal("The box 'lid' has open=perhaps; it must be true or false.", Assert.Throws<BallastException>(() => boxes.Parse("lid:open=perhaps")).Message);
    }

    [Fact]
    public void A_preset_is_written_by_its_own_name()
    {
        Recipes<Box> boxes = Boxes();
        Assert.Equal("open_lid", boxes.Format(new Box.Lid { Open = true }));
        Assert.Equal("open_lid:screws=2", boxes.Format(new Box.Lid { Open = true, Screws = 2 }));
    }

    [Fact]
    public void A_setting_that_no_parameter_writes_is_a_defect_that_is_told() =>
        Assert.Throws<ArgumentException>(() => Boxes().Format(new Box.Lid { Hidden = 1 }));

    [Fact]
    public void The_title_names_what_differs_from_the_default()
    {
        Assert.Equal("Focal loss", RunChoices.Losses.TitleOf(new LossFunction.Focal()));
        Assert.Equal("Focal loss (gamma 3)", RunChoices.Losses.TitleOf(new LossFunction.Focal { Gamma = 3 }));
    }

    [Fact]
    public void Every_case_has_a_recipe_and_every_recipe_reads_back_as_itself()
    {
        Complete<LossFunction>(RunChoices.Losses);
        Complete<BatchSampling>(RunChoices.Samplers);
        Complete<ImageMixing?>(RunChoices.Mixings);
        Complete<OptimizerSettings>(RunChoices.Optimizers);
        Complete<LearningRateSchedule>(RunChoices.Schedules);
        Complete<GradientClipping?>(RunChoices.Clippings);
        Complete<WeightAveraging?>(RunChoices.Averagings);
    }

    [Theory]
    [InlineData("adamw:beta1=0.8,decayed=all-but-biases-and-norms", "adamw:beta1=0.8,decayed=all_but_biases_and_norms")]
    [InlineData("sgd:momentum=0.9,kind=nesterov", "sgd:kind=nesterov")]
    public void An_optimiser_is_a_recipe(string text, string shortest) => Assert.Equal(shortest, RunChoices.Optimizers.Format(RunChoices.Optimizers.Parse(text)));

    [Fact]
    public void A_warm_up_goes_around_another_schedule()
    {
        var wanted = new WarmupSchedule { Epochs = 2.5, Around = new StepSchedule { StepEpochs = 30 } };
        Assert.Equal(wanted, RunChoices.Schedules.Parse("warmup:epochs=2.5,around=(step:epochs=30)"));
        Assert.Equal("warmup:epochs=2.5,around=(step:epochs=30)", RunChoices.Schedules.Format(wanted));
        Assert.Equal(new OneCycleSchedule { RisingShare = 0.2, Curve = AnnealingCurve.Linear }, RunChoices.Schedules.Parse("one_cycle:rising_share=0.2,curve=linear"));
    }

    private static void Complete<T>(Recipes<T> recipes)
        where T : class?
    {
        HashSet<Type?> written = [.. recipes.Names.Select(name => recipes.Parse(name)?.GetType())];
        Assert.All(typeof(T).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T))), type => Assert.Contains(type, written));
        Assert.All(recipes.Names, name => Assert.Equal(name, recipes.Format(recipes.Parse(name))));
        // Every parameter can be given its own default.
        foreach (RecipeHelp recipe in recipes.Help)
            foreach (RecipeParameterHelp parameter in recipe.Parameters)
                Assert.Equal(recipes.Parse(recipe.Name), recipes.Parse($"{recipe.Name}:{parameter.Key}=({parameter.Standard})"));
    }

    private static Recipes<Box> Boxes()
    {
        Recipes<Box>? boxes = null;
        return boxes = new Recipes<Box>(
            "box",
            new RecipeOf<Box, Box.Whole>("box", "Box", "a box", new())
                .Whole("width", "how wide", box => box.Width, (box, value) => box with { Width = value })
                .Part("inside", "what is in it", () => boxes!, (box => box.Inside, (box, value) => box with { Inside = value })),
            new RecipeOf<Box, Box.Lid>("lid", "Lid", "a lid", new())
                .Switch("open", "whether it is open", lid => lid.Open, (lid, value) => lid with { Open = value })
                .NumberOrNone("weight", "what it weighs", lid => lid.Weight, (lid, value) => lid with { Weight = value })
                .WholeOrNone("screws", "how many", lid => lid.Screws, (lid, value) => lid with { Screws = value }),
            new RecipeOf<Box, Box.Lid>("open_lid", "Open lid", "a lid that is open", new() { Open = true })
                .WholeOrNone("screws", "how many", lid => lid.Screws, (lid, value) => lid with { Screws = value }));
    }

    private abstract record Box
    {
        public sealed record Whole : Box
        {
            public int Width { get; init; } = 2;

            public Box Inside { get; init; } = new Lid();
        }

        public sealed record Lid : Box
        {
            public bool Open { get; init; }

            public double? Weight { get; init; }

            public int? Screws { get; init; }

            public int Hidden { get; init; }
        }
    }
}
