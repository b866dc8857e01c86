using FuzzySharp;
using FuzzySharp.PreProcess;

namespace Sdc.Benchmarks;

/// <summary>What is compared with: <c>token_set_ratio</c> of at least 95, and 10 ahead of the next.</summary>
internal sealed class PlainRule(IReadOnlyList<Customer> customers)
{
    private const int Threshold = 95;
    private const int Margin = 10;
    private readonly string[] names = [.. customers.Select(customer => Plain(customer.BusinessName))];

    public long? Decide(string name)
    {
        var plain = Plain(name);
        int best = 0, next = 0, place = -1;
        for (var index = 0; index < names.Length; index++)
        {
            var score = Fuzz.TokenSetRatio(plain, names[index], PreprocessMode.None);
            if (score > best) (best, next, place) = (score, best, index);
            else if (score > next) next = score;
        }

        return best >= Threshold && best - next >= Margin ? customers[place].Id : null;
    }

    // What the library's own preparation does, once a name.
    private static string Plain(string name) => new string([.. name.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Trim();
}
