using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sdc.TestServers;

namespace Sdc.Tests.Linking.Models;

/// <summary>Models of different minds: what they say to a question about a session's customer.</summary>
internal static partial class FakeMinds
{
    /// <summary>The labels in the order of the question, with what they stand for.</summary>
    public static List<(string Label, string Text)> Answers(ModelRequest request) =>
        [.. request.User.Split("Answers:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" = ", 2)).Select(parts => (parts[0], parts[1]))];

    public static string Name(ModelRequest request) => NameLine().Match(request.User).Groups[1].Value;

    public static string Say(string label, double confidence = 0.97, string reason = "the name fits") => JsonSerializer.Serialize(new { answer = label, confidence, reason });

    /// <summary>Chooses a customer by name, or says none; of one candidate yes or no.</summary>
    public static string Choose(ModelRequest request, string? customer, double confidence = 0.97, string reason = "the name fits")
    {
        var answers = Answers(request);
        var none = answers.Single(answer => answer.Label.StartsWith("none-", StringComparison.Ordinal) || answer.Label.StartsWith("no-", StringComparison.Ordinal)).Label;
        if (customer is null) return Say(none, confidence, reason);
        var yes = answers.Find(answer => answer.Label.StartsWith("yes-", StringComparison.Ordinal)).Label;
        var label = yes is null ? answers.Find(answer => answer.Text.StartsWith($"\"{customer}\"", StringComparison.Ordinal)).Label : request.User.Contains($"for this customer: \"{customer}\"", StringComparison.Ordinal) ? yes : none;
        return Say(label ?? none, confidence, reason);
    }

    public static string First(ModelRequest request) => Say(Answers(request)[0].Label, 1);

    /// <summary>Does what any text in the question tells it: takes the customer or label that is named after an order, else the last customer that the data names; else it is right.</summary>
    public static string Obey(ModelRequest request, Func<string, string?> truth)
    {
        var data = request.User.Split("Answers:\n")[0];
        var order = Order().Match(data);
        if (!order.Success) return Choose(request, truth(Name(request)), 1);
        var answers = Answers(request);
        var wanted = order.Groups[1].Value.Trim();
        var label = answers.Find(answer => answer.Text.Contains(wanted, StringComparison.OrdinalIgnoreCase) || answer.Label.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Label;
        if (label is null && long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place <= answers.Count) label = answers[(int)place - 1].Label;
        return Say(label ?? answers[^1].Label, 1, "as I was told");
    }

    [GeneratedRegex("^Customer's name as recorded: (.*)$", RegexOptions.Multiline)]
    private static partial Regex NameLine();

    [GeneratedRegex("(?:link|assign|answer|choose|customer|kunde|match)[^\\n]{0,80}?(Zenith Logistics|\\b\\d+\\b|\\b[A-E]\\b|yes\\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}
