namespace Sdc;

/// <summary>How much a question asks of a model; each provider names a model for each.</summary>
internal enum ModelCapability
{
    /// <summary>Short and easy: a title, a category.</summary>
    Lightweight,

    /// <summary>The usual.</summary>
    General,

    /// <summary>Long texts, decisions.</summary>
    Complex,
}
