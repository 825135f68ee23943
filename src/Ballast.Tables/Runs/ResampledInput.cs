namespace Ballast.Tables;

/// <summary>Whether a table may be resampled that was made by resampling.</summary>
public enum ResampledInput
{
    /// <summary>Refuse it: what is drawn of copies and made rows is no sample of the world.</summary>
    Refused,

    /// <summary>Take it as any table.</summary>
    Allowed,
}
