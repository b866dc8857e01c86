using System.Text;

namespace Sdc.Tests.Sources;

/// <summary>The laws that joining reports of one event must keep, compared by the bytes of the session file.</summary>
internal static class MergeLaws
{
    public static void Check(ISessionRule rule, SessionSegment a, SessionSegment b, SessionSegment c)
    {
        Assert.Equal(Json(a), Json(rule.Merge(a, a, false)));
        Assert.Equal(Json(a), Json(rule.Merge(a, a, true)));
        var ab = rule.Merge(a, b, false);
        Assert.Equal(Json(ab), Json(rule.Merge(b, a, false)));
        Assert.Equal(Json(ab), Json(rule.Merge(ab, b, false)));
        Assert.Equal(Json(ab), Json(rule.Merge(ab, ab, false)));
        Assert.Equal(Json(rule.Merge(ab, c, false)), Json(rule.Merge(a, rule.Merge(b, c, false), false)));
        Assert.Equal(Json(rule.Merge(ab, c, false)), Json(rule.Merge(rule.Merge(a, c, false), b, false)));
        // Between runs a segment lies in a file.
        Assert.Equal(Json(rule.Merge(ab, c, false)), Json(rule.Merge(Stored(ab), Stored(c), false)));
        Assert.Equal(rule.GroupKey(ab), rule.GroupKey(Stored(ab)));
        // What was read anew stays, however often it is read.
        var anew = rule.Merge(a, b, true);
        Assert.Equal(Json(anew), Json(rule.Merge(anew, b, true)));
    }

    public static string Json(SessionSegment segment) => Encoding.UTF8.GetString(SessionJson.Serialize(segment));

    // As the store does it: through the whole session's JSON.
    public static SessionSegment Stored(SessionSegment segment) =>
        SessionJson.Deserialize(SessionJson.Serialize(new Session { Segments = [segment] })).Segments.Single();
}
