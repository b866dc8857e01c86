namespace Sdc;

/// <summary>
/// Tells whether the comments that a list of tickets carries are all there are. The API has lists with all comments and lists with only the first, and does
/// not say which it gives: it is found out by comparing. A list that was found to hold all of a ticket's comments holds all of one with as many or fewer;
/// one that was found to hold fewer is not believed any more.
/// </summary>
internal sealed class CommentTrust
{
    // A list that carries only the first comment holds all of a ticket with one.
    private const int Least = 2;

    private readonly object gate = new();
    private int proven;
    private bool isPartial;

    /// <summary>Whether a list that carries so many comments of a ticket carries all.</summary>
    public bool IsAll(int listed)
    {
        lock (gate) return !isPartial && proven >= Least && listed <= proven;
    }

    /// <summary>Notes how many comments of a ticket the list carried, and how many there are.</summary>
    public void Learn(int listed, int fetched)
    {
        lock (gate)
        {
            isPartial |= fetched > listed;
            if (fetched == listed) proven = Math.Max(proven, listed);
        }
    }
}
