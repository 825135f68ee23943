using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>Batch normalisation of the channels of images, with running statistics (Ioffe and Szegedy 2015).</summary>
internal sealed class BatchNormalization : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Tensor running_mean;
    private readonly Tensor running_var;
    private readonly Tensor num_batches_tracked;
    private readonly Activation activation;
    private readonly double epsilon;
    private readonly double momentum;
    private readonly BatchNormOptions options;

    public BatchNormalization(int channels, Activation activation = Activation.None, double epsilon = 1e-5, double momentum = 0.1)
        : base(nameof(BatchNormalization))
    {
        this.activation = activation;
        this.epsilon = epsilon;
        this.momentum = momentum;
        options = new BatchNormOptions { Epsilon = epsilon, Momentum = momentum, Rectify = activation == Activation.Rectifier };
        weight = new Parameter(ones(channels));
        bias = new Parameter(zeros(channels));
        running_mean = zeros(channels);
        running_var = ones(channels);
        num_batches_tracked = zeros([], ScalarType.Int64);
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
        register_buffer(nameof(running_mean), running_mean);
        register_buffer(nameof(running_var), running_var);
        register_buffer(nameof(num_batches_tracked), num_batches_tracked);
    }

    /// <summary>The same layer for a fused chain; null when its activation is another than a rectifier.</summary>
    public FusedLayer? Fused => activation is Activation.None or Activation.Rectifier
        ? new FusedNormalization(weight, bias, (running_mean, running_var), options) { Counted = CountBatch }
        : null;

    public override Tensor forward(Tensor input)
    {
        if (training) CountBatch();
        if (training && KernelChoice.TakesRounded(input)) return ByBatch(input);
        Tensor y = nn.functional.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, epsilon); // [n, c, h, w]
        return Activations.Consume(y, activation);
    }

    public string Export(NetworkExport export, string input)
    {
        string y = export.Graph.Add(
            "BatchNormalization",
            [
                input, export.Weight(this, nameof(weight), weight), export.Weight(this, nameof(bias), bias),
                export.Weight(this, nameof(running_mean), running_mean), export.Weight(this, nameof(running_var), running_var),
            ],
            OnnxAttribute.Of("epsilon", epsilon)); // [n, c, h, w]
        return export.Activate(y, activation);
    }

    private unsafe void CountBatch()
    {
        if (Shard.Current is not (null or { Rank: 0 })) return;
        if (num_batches_tracked.device_type == DeviceType.CPU) ++*NativeFloats.Of<long>(num_batches_tracked);
        else num_batches_tracked.add_(1);
    }

    private Tensor ByBatch(Tensor input)
    {
        Tensor y = FusedBatchNorm.Normalize(input, weight, bias, (running_mean, running_var), options); // [n, c, h, w]
        return options.Rectify ? y : Activations.Consume(y, activation);
    }
}
