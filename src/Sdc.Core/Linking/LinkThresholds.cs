namespace Sdc;

/// <summary>What is done at which score. A score is the probability, in hundredths, that a candidate is the one that is meant.</summary>
/// <param name="Link">From here on it is linked.</param>
/// <param name="Ask">From here on it is asked about: a model, or a person. Below, nobody is meant.</param>
internal readonly record struct LinkThresholds(double Link, double Ask = LinkThresholds.UsualAsk)
{
    /// <summary>Where nothing else is said.</summary>
    public const double UsualAsk = 2;
}
