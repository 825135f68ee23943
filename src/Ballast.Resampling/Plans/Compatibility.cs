namespace Ballast.Resampling;

/// <summary>Whose outcome a sampler gives where Ballast corrects what a peer does. Each method lists what differs under "Departs from imbalanced-learn".</summary>
public enum Compatibility
{
    /// <summary>Ballast's own: exact counts, a sample is never its own neighbour, a stream of draws that differs between classes.</summary>
    None,

    /// <summary>The rows that imbalanced-learn 0.12–0.14 returns for the same integer <c>random_state</c>, its defects included.</summary>
    ImbalancedLearn,
}
