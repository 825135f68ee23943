using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>Tensors that are the same in every run: a test that fails, fails again.</summary>
internal sealed class Draws(ulong seed = 1) : IDisposable
{
    private readonly Generator generator = new(seed);

    public void Dispose() => generator.Dispose();

    public Tensor Normal(params long[] shape) => randn(shape, generator: generator);

    public Tensor NormalDouble(params long[] shape) => randn(shape, dtype: ScalarType.Float64, generator: generator);

    public Tensor Uniform(params long[] shape) => rand(shape, generator: generator);

    public Tensor UniformDouble(params long[] shape) => rand(shape, dtype: ScalarType.Float64, generator: generator);

    public Tensor Below(long limit, params long[] shape) => randint(limit, shape, generator: generator);
}
