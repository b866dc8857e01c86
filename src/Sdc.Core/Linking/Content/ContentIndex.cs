namespace Sdc;

/// <summary>The names of customers, of their people and of their machines, prepared to be found in texts. Safe to use from several threads.</summary>
internal sealed class ContentIndex
{
    // One word of a text is looked up once, whatever the number of customers.
    private readonly Dictionary<int, List<(ContentPhrase Phrase, int[] Words)>> byFirstWord = [];
    private readonly KnownWords known = new();

    /// <summary>Prepares them.</summary>
    /// <param name="customers">Those of them that sessions may be linked to.</param>
    /// <param name="machines">Whose machine it is, by <see cref="MachineName.Key"/>.</param>
    public ContentIndex(CustomerDirectory customers, IReadOnlyDictionary<string, long> machines)
    {
        var candidates = customers.Customers.Where(customer => customer.IsCandidate).ToList();
        var first = new HashSet<string>(candidates.Select(customer => string.Join(" ", NameForm.Parse(customer.BusinessName, NameKind.Business).Words)), StringComparer.Ordinal);
        foreach (var customer in candidates)
        {
            AddName(customer, customer.BusinessName);
            // Who is called so comes before those who are also called so.
            foreach (var alias in customer.Aliases.Where(alias => !first.Contains(string.Join(" ", NameForm.Parse(alias, NameKind.Business).Words)))) AddName(customer, alias);
            foreach (var contact in customer.Contacts)
            {
                AddPerson(customer, contact, contact.Name);
                if (contact.Email is { } email && email.IndexOf('@') > 0) Add(new(WordsOf(email), email, customer.Id, contact.Id, PhraseKind.Contact, true));
            }
        }

        foreach (var machine in machines.Where(machine => customers.FindById(machine.Value) is { IsCandidate: true })) Add(new(WordsOf(machine.Key), machine.Key, machine.Value, null, PhraseKind.Machine, true));
        foreach (var phrases in byFirstWord.Values) phrases.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
    }

    /// <summary>The words of a text as phrases have them.</summary>
    public static string[] WordsOf(string text) => [.. TextWords.Split(text)];

    /// <summary>The phrases in a text. Of phrases that begin at one word the longest counts, and all that are as long.</summary>
    public IReadOnlyList<ContentPhrase> FindIn(ReadOnlySpan<char> text)
    {
        List<ContentPhrase>? found = null;
        using var read = TextWords.Of(text, known);
        var words = read.Numbers;
        for (var at = 0; at < words.Length;)
        {
            var length = 0;
            if (words[at] != KnownWords.Unknown && byFirstWord.TryGetValue(words[at], out var phrases))
            {
                foreach (var (phrase, numbers) in phrases)
                {
                    if (numbers.Length < length || !words.Slice(at).StartsWith(numbers)) continue;
                    length = numbers.Length;
                    // "Harbor Dental 2" is not Harbor Dental.
                    var isNumbered = phrase.Kind != PhraseKind.Machine && at + length < words.Length && known.IsNumber(words[at + length]);
                    (found ??= []).Add(isNumbered ? phrase with { IsRare = false } : phrase);
                }
            }

            at += Math.Max(1, length);
        }

        return found ?? (IReadOnlyList<ContentPhrase>)[];
    }

    private void AddName(Customer customer, string name)
    {
        var form = NameForm.Parse(name, NameKind.Business);
        var telling = form.Words.Where(word => word.Length > 1 && !WordLikeness.IsJoining(word)).ToList();
        var rare = telling.Count(word => word.Length > 2 && word.Any(char.IsLetter) && !CommonWords.Contains(word));
        // A single everyday word says nothing at all; any other single word, or two everyday ones, may be meant otherwise.
        if (form.IsCut || telling.Count == 0 || (telling.Count == 1 && rare == 0)) return;
        Add(new(form.Words, name, customer.Id, null, PhraseKind.Customer, telling.Count > 2 || (telling.Count == 2 && rare > 0)));
    }

    private void AddPerson(Customer customer, CustomerContact contact, string name)
    {
        var words = WordsOf(name);
        if (words.Length < 2 || words.Count(word => word.Length > 1) < 2) return;
        Add(new(words, name, customer.Id, contact.Id, PhraseKind.Contact, words.Any(word => word.Length > 2 && !CommonWords.Contains(word))));
    }

    private void Add(ContentPhrase phrase)
    {
        if (phrase.Words.Length == 0) return;
        var words = Array.ConvertAll(phrase.Words, known.Add);
        if (!byFirstWord.TryGetValue(words[0], out var phrases)) byFirstWord[words[0]] = phrases = new(1);
        phrases.Add((phrase, words));
    }
}
