namespace Sdc;

/// <summary>A name with what each of its words tells among certain customers.</summary>
internal sealed class WeighedName
{
    public WeighedName(NameForm form, WordWeights weights)
    {
        Form = form;
        Weights = weights;
        Tells = new double[form.Terms.Length];
        Numbers = new int[form.Terms.Length];
        for (var index = 0; index < Tells.Length; index++)
        {
            Numbers[index] = weights.NumberOf(form.Terms[index]);
            Tells[index] = weights.Of(Numbers[index], form.Classes[index]);
            Missing += NameOdds.Missing(form.Classes[index]);
            if (form.Classes[index] == WordClass.Initial) Initials++;
        }
    }

    public NameForm Form { get; }

    public WordWeights Weights { get; }

    /// <summary>The numbers of the words (<see cref="WordWeights.NumberOf"/>).</summary>
    public int[] Numbers { get; }

    /// <summary>What the words tell, one by one.</summary>
    public double[] Tells { get; }

    /// <summary>What it costs when no word has a counterpart.</summary>
    public double Missing { get; }

    /// <summary>How many words are single letters of persons.</summary>
    public int Initials { get; }
}
