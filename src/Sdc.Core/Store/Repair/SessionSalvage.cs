using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>What can still be had of a damaged session file: above all what a person or a model gave, which no source tells again.</summary>
internal sealed class SessionSalvage
{
    // A file with more wrong values than these is no session that was edited.
    private const int MostDropped = 20;

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };
    private static readonly Regex PathPart = new(@"\.(?<name>[^.\[]+)|\['(?<name>[^']*)'\]|\[(?<at>[0-9]+)\]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<string> lost = [];

    private SessionSalvage()
    {
    }

    /// <summary>The session; null where too little is left to say which one it was.</summary>
    public Session? Session { get; private set; }

    /// <summary>What is not in it, in words.</summary>
    public IReadOnlyList<string> Lost => lost;

    /// <summary>Reads what can be read.</summary>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name, which tells the id where the file does not.</param>
    public static SessionSalvage Of(byte[] content, string fileName)
    {
        var salvage = new SessionSalvage();
        var sides = DamagedText.Sides(DamagedText.Decode(content)).Select(salvage.Read).OfType<Session>().ToList();
        foreach (var side in sides) Identify(side, fileName);
        sides.RemoveAll(side => string.IsNullOrEmpty(side.Meta.SessionId) || string.IsNullOrEmpty(side.Meta.SourceSystem));
        if (sides.Count == 0) return salvage;
        if (sides.Count > 1) salvage.Join(sides[0], sides[1]);
        if (IsWorthKeeping(sides[0])) salvage.Session = sides[0];
        return salvage;
    }

    // An id alone is nothing that the sources do not tell.
    private static bool IsWorthKeeping(Session session) =>
        session.Segments.Count > 0 || !string.IsNullOrEmpty(session.Insights.UserNotes) || session.Context.Links.Count > 0 || session.Context.CustomerId is not null || session.Status == SessionStatus.Reviewed
        || session.Insights.LlmGeneratedTitle is not null || session.Insights.GeneratedSummaries.Count > 0 || session.Insights.StructuredLlmResults.Count > 0;

    private Session? Read(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        for (var dropped = 0; dropped <= MostDropped; dropped++)
        {
            try
            {
                return SessionJson.Deserialize(json);
            }
            catch (JsonException error)
            {
                if ((IsJson(json) ? Without(json, error.Path) : Beginning(json)) is not { } less) return null;
                json = less;
            }
        }

        return null;
    }

    private byte[]? Beginning(byte[] json)
    {
        if (JsonBeginning.Of(json, "segments") is not { } beginning) return null;
        lost.Add(beginning.Elements is { } segments ? string.Format(CultureInfo.InvariantCulture, "the segments after the first {0}", segments) : "all behind its beginning, the segments too");
        return beginning.Json;
    }

    private static bool IsJson(byte[] json)
    {
        try
        {
            using (JsonDocument.Parse(json, Tolerant)) return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The JSON without the value that makes it no session.
    private byte[]? Without(byte[] json, string? path)
    {
        try
        {
            var root = JsonNode.Parse(json, documentOptions: Tolerant);
            var node = root;
            var parts = PathPart.Matches(path ?? "").Cast<Match>().ToList();
            if (parts.Count == 0)
            {
                // A segment that is null has no path.
                if (root?["segments"] is not JsonArray all || all.RemoveAll(segment => segment is null) == 0) return null;
                lost.Add("segments that were null");
                return Encoding.UTF8.GetBytes(root.ToJsonString());
            }

            foreach (var part in parts.Take(parts.Count - 1)) node = part.Groups["at"].Success ? node![Index(part)] : node![part.Groups["name"].Value];
            var last = parts[parts.Count - 1];
            if (last.Groups["at"].Success) node!.AsArray().RemoveAt(Index(last));
            else if (!node!.AsObject().Remove(last.Groups["name"].Value)) return null;
            lost.Add("the value of " + SourceText.Cut(path!, 200));
            return Encoding.UTF8.GetBytes(root!.ToJsonString());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            return null;
        }
    }

    private static int Index(Match part) => int.Parse(part.Groups["at"].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Identify(Session session, string fileName)
    {
        if (SessionFileName.Parts(fileName) is not var (source, id)) return;
        if (string.IsNullOrEmpty(session.Meta.SessionId)) session.Meta.SessionId = id;
        if (string.IsNullOrEmpty(session.Meta.SourceSystem)) session.Meta.SourceSystem = source;
        // The Python SDC told no basis, and its ids look otherwise; without one ours would pass for its.
        if (session.Meta.SessionId.Length == Identity.SessionIdLength) session.Insights.DurationBasis ??= DurationBasis.None;
    }

    // Both sides are somebody's work: what can stand beside each other does, and of the rest ours counts.
    private void Join(Session ours, Session theirs)
    {
        var (own, other) = (ours.Insights.UserNotes ?? "", theirs.Insights.UserNotes ?? "");
        if (own != other && other.Length > 0) ours.Insights.UserNotes = own.Length == 0 ? other : own + "\n" + other;
        ours.Context.Links.AddMissing(theirs.Context.Links);
        var known = new HashSet<string>(ours.Segments.Select(segment => segment.SegmentId), StringComparer.Ordinal);
        foreach (var segment in theirs.Segments.Where(segment => known.Add(segment.SegmentId)).ToList()) ours.Segments.Add(segment);
        if (ours.Meta.ProcessingStatus != theirs.Meta.ProcessingStatus && ours.Meta.ProcessingStatus == SessionStatus.Reviewed) ours.Meta.ProcessingStatus = SessionStatus.NeedsReview;
        if (ours.Context.CustomerId != theirs.Context.CustomerId || ours.Context.CustomerName != theirs.Context.CustomerName)
        {
            ours.Meta.ProcessingStatus = SessionStatus.NeedsReview;
            lost.Add($"the customer of the merge's other side ({SourceText.Show(theirs.Context.CustomerName ?? "none")})");
        }
    }
}
