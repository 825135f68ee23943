namespace Ballast.MachineLearning;

/// <summary>A column of a resampled view.</summary>
internal interface IViewColumn
{
    /// <summary>The <c>ValueGetter</c> of the column's type, for the row that the cursor stands on.</summary>
    Delegate Getter(ResampledCursor cursor);
}
