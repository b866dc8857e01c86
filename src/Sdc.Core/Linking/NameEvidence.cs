namespace Sdc;

/// <summary>What speaks for and against two names being one, counted.</summary>
internal struct NameEvidence
{
    /// <summary>What the shared words tell, less what it takes to tell one name from all others.</summary>
    public double Shared;

    /// <summary>Words with one slip of the pen.</summary>
    public int Slips;

    /// <summary>Short words with one slip of the pen.</summary>
    public int ShortSlips;

    /// <summary>Long words with two slips of the pen.</summary>
    public int TwoSlips;

    /// <summary>Words of trades, or that say nothing, against what may be a slip of them: too short to tell by itself.</summary>
    public int Doubtful;

    /// <summary>Words of which one may be short for the other.</summary>
    public int Abbreviations;

    /// <summary>Letters that stand for a word.</summary>
    public int Initials;

    /// <summary>Words that are somewhat alike, and count as missing too.</summary>
    public int Alike;

    /// <summary>Words without counterpart, by class.</summary>
    public int MissingName;

    /// <inheritdoc cref="MissingName"/>
    public int MissingPartner;

    /// <inheritdoc cref="MissingName"/>
    public int MissingTrade;

    /// <inheritdoc cref="MissingName"/>
    public int MissingGeneric;

    /// <inheritdoc cref="MissingName"/>
    public int MissingSite;

    /// <inheritdoc cref="MissingName"/>
    public int MissingInitial;

    /// <inheritdoc cref="MissingName"/>
    public int MissingJoining;

    /// <summary>1 where the names differ in their spaces only.</summary>
    public int Joined;

    /// <summary>1 where one name is the other's first letters.</summary>
    public int Acronym;

    /// <summary>True where every word that says anything has its counterpart.</summary>
    public readonly bool IsWhole => MissingName + MissingPartner + MissingTrade + MissingGeneric + MissingSite + MissingInitial == 0;

    /// <summary>Counts a word that has no counterpart.</summary>
    public void Miss(WordClass kind)
    {
        switch (kind)
        {
            case WordClass.Name or WordClass.Everyday: MissingName++; break;
            case WordClass.Partner: MissingPartner++; break;
            case WordClass.Trade: MissingTrade++; break;
            case WordClass.Generic: MissingGeneric++; break;
            case WordClass.Site: MissingSite++; break;
            case WordClass.Initial: MissingInitial++; break;
            default: MissingJoining++; break;
        }
    }
}
