namespace Ballast.Metrics.Tests;

public sealed class NormalTailTests
{
    [Fact]
    public void The_complementary_error_function_is_that_of_the_C_library()
    {
        // Relative, because p-values span many powers of ten. Rounding x² costs 625 · 1.1e-16 at x = 25, and 1 − erf(x) as much just below x = 2.
        foreach (Vector pair in Vector.Read("reference.json")["erfc"].Items)
            Assert.Equal(1, NormalTail.Complement(pair[0].Number) / pair[1].Number, 1e-13);
    }
}
