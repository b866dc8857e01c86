namespace Sdc.TestServers;

/// <summary>Which comments a ticket carries in a list, and alone.</summary>
public enum CommentsInLists
{
    /// <summary>The first that was written, whatever is asked for.</summary>
    FirstOnly,

    /// <summary>The one that was written last, whatever is asked for.</summary>
    NewestOnly,

    /// <summary>All with <c>all_comments=true</c>, else the first.</summary>
    AllWhenAsked,

    /// <summary>All, always.</summary>
    All,
}
