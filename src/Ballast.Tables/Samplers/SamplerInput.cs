namespace Ballast.Tables;

/// <summary>What a sampler needs to know of the rows.</summary>
internal enum SamplerInput
{
    /// <summary>Their labels; any columns are copied.</summary>
    Labels,

    /// <summary>Features that are numbers.</summary>
    Numbers,

    /// <summary>Features of which some are numbers and some categories.</summary>
    Mixed,

    /// <summary>Features that are all categories.</summary>
    Categories,
}
