using System.Collections.Immutable;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>What a suite file names, so that <c>exclude</c> can only name these.</summary>
internal sealed record SuiteWords(ImmutableArray<string> Datasets, ImmutableArray<NetworkName> Models, ImmutableArray<Experiment> Experiments, ImmutableArray<uint> Seeds);
