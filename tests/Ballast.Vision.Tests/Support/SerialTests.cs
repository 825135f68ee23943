namespace Ballast.Vision.Tests;

/// <summary>Tests that change or measure the process, so that nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(SerialTests), DisableParallelization = true)]
public sealed class SerialTests;
