namespace Ballast.Interchange.Tests;

/// <summary>A clock that stands still: 1,700,000,000.25 s after 1970.</summary>
internal sealed class StillTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250);
}
