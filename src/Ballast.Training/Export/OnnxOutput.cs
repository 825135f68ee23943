namespace Ballast.Training;

/// <summary>What an exported network gives: a row an image, [n, classes].</summary>
public enum OnnxOutput
{
    /// <summary><c>logits</c>: the scores before softmax.</summary>
    Logits,

    /// <summary><c>logits</c>, and <c>probabilities</c>: their softmax.</summary>
    LogitsAndProbabilities,
}
