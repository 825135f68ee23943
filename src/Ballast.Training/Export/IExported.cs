namespace Ballast.Training;

/// <summary>A layer that can write itself as operations of an ONNX graph.</summary>
internal interface IExported
{
    /// <summary>Adds what the layer does in evaluation mode.</summary>
    /// <param name="export">The export under way.</param>
    /// <param name="input">The name of the value that the layer reads.</param>
    /// <returns>The name of the value that it gives.</returns>
    string Export(NetworkExport export, string input);
}
