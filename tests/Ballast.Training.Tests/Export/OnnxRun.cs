using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Tensor = TorchSharp.torch.Tensor;

namespace Ballast.Training.Tests;

/// <summary>Runs an exported file in ONNX Runtime, with its own reading of the format and its own kernels.</summary>
internal sealed class OnnxRun : IDisposable
{
    private readonly InferenceSession session;

    public OnnxRun(string path)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(path, options);
    }

    public InferenceSession Session => session;

    public void Dispose() => session.Dispose();

    /// <summary>An output of images [n, 3, h, w] as 32-bit floats, row after row.</summary>
    public float[] Of(Tensor images, string output = "logits")
    {
        using Tensor dense = images.contiguous();
        return Run(NamedOnnxValue.CreateFromTensor("images", new DenseTensor<float>(dense.data<float>().ToArray(), [.. images.shape.Select(length => (int)length)])), output);
    }

    /// <summary>An output of images [n, 3, h, w] as bytes.</summary>
    public float[] OfBytes(Tensor images, string output = "logits")
    {
        using Tensor dense = images.contiguous();
        return Run(NamedOnnxValue.CreateFromTensor("images", new DenseTensor<byte>(dense.data<byte>().ToArray(), [.. images.shape.Select(length => (int)length)])), output);
    }

    private float[] Run(NamedOnnxValue images, string output)
    {
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([images], [output]);
        return results[0].AsTensor<float>().ToArray();
    }
}
