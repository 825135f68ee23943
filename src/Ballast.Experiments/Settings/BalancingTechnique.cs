namespace Ballast.Experiments;

/// <summary>What is done to the training part before the first epoch.</summary>
public enum BalancingTechnique
{
    /// <summary>Nothing: the training part as it is.</summary>
    None,

    /// <summary>Copies of the smaller classes' images until every class has as many as the largest.</summary>
    RandomOversampling,

    /// <summary>Images of the larger classes left out until every class has as few as the smallest.</summary>
    RandomUndersampling,

    /// <summary>New images between an image and one of its nearest neighbours of the same class.</summary>
    Smote,

    /// <summary>As SMOTE, but most new images start where other classes are near.</summary>
    Adasyn,

    /// <summary>Transformed versions of the images of every class up to a stated count.</summary>
    OfflineAugmentation,

    /// <summary>
    /// Every image repeated alike, class shares kept, until an epoch has as many images as over-sampling would make: the control that tells a gain by balance from a
    /// gain by longer training.
    /// </summary>
    RepeatAll,

    /// <summary>The same, until an epoch has as many images as offline augmentation would make.</summary>
    RepeatAllToFloor,
}
