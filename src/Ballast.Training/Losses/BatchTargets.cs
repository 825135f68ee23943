using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>What the images of a batch show: one class each, or two where images were mixed. Tensors belong to whoever made them.</summary>
/// <param name="Labels">The classes, int64, [n].</param>
/// <param name="OtherLabels">The classes of the images mixed in, int64, [n]; null where nothing was mixed.</param>
/// <param name="Shares">How much of each image is of <paramref name="Labels"/>, 0 … 1, float32, [n]; the rest is of <paramref name="OtherLabels"/>. Null where nothing was mixed.</param>
internal readonly record struct BatchTargets(Tensor Labels, Tensor? OtherLabels = null, Tensor? Shares = null);
