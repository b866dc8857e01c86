using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>Why a server refused, as far as its status does not tell: servers use many words, and the status differs.</summary>
internal static class RefusalReason
{
    private static readonly Regex TooLong = Pattern(
        @"context[ _-]?(?:length|window|size)|context_length_exceeded|(?:prompt|input|messages?|request|text) (?:is|are|was) too (?:long|large)|too many (?:input )?tokens|token count.{0,40}exceeds|exceeds? the (?:maximum|max|model'?s?).{0,40}(?:tokens|context|length)|maximum number of (?:input )?tokens|when context the overflows|reduce the length of the (?:messages|prompt|input)|string_above_max_length|n_ctx\b");

    private static readonly Regex NoCredit = Pattern(@"insufficient_quota|insufficient[ _](?:credit|balance|fund)|billing_(?:not_active|hard_limit_reached)|out of credits|credit balance is too low");

    private static readonly Regex WrongKey = Pattern(@"api[ _-]?key[ _](?:not valid|invalid|expired|not found)|(?:invalid|incorrect|expired|missing|wrong|no) api[ _-]?key|API_KEY_INVALID|invalid_api_key|pass a valid API key");

    private static readonly Regex NoModel = Pattern(@"model_not_found|no models? (?:is |are )?(?:currently )?loaded|model .{0,120}(?:does not exist|not found|is not found)|(?:unknown|invalid) model\b|no such model");

    /// <summary>What the body of an error means, whatever its status is; null where it does not tell.</summary>
    public static ModelFault? Of(string body)
    {
        if (WrongKey.IsMatch(body) || NoCredit.IsMatch(body) || NoModel.IsMatch(body)) return ModelFault.Refused;
        return TooLong.IsMatch(body) ? ModelFault.TooLong : null;
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}
