namespace Ballast.Training;

/// <summary>The name of a Python class or function. It is only ever compared, never looked up.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}
