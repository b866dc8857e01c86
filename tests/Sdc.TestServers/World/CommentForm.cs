namespace Sdc.TestServers;

/// <summary>Which comments a ticket's JSON carries.</summary>
internal enum CommentForm
{
    Oldest,
    Newest,
    All,
}
