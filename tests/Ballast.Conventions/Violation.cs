namespace Ballast.Conventions;

/// <summary>One place that breaks a rule.</summary>
internal readonly record struct Violation(string File, int Line, string What)
{
    public override string ToString() => $"{File}:{Line}: {What}";
}
