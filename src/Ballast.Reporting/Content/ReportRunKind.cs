namespace Ballast.Reporting;

/// <summary>What a row of a comparison is.</summary>
public enum ReportRunKind
{
    /// <summary>A technique with its own training.</summary>
    Trained,

    /// <summary>Doing nothing about the imbalance: what all others are compared with. At most one in a report.</summary>
    Baseline,

    /// <summary>A correction of the baseline's predictions, without training anew: threshold moving, logit adjustment.</summary>
    OnBaselinePredictions,

    /// <summary>
    /// Doing nothing about the imbalance with as many optimiser steps as the techniques take: what tells a gain by balance from a gain by longer training. One for each length
    /// of an epoch.
    /// </summary>
    Control,
}
