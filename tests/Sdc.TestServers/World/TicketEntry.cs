namespace Sdc.TestServers;

/// <summary>A ticket as it is now, and its JSON once that was asked for.</summary>
internal sealed class TicketEntry(WorldTicket ticket)
{
    private readonly byte[]?[] json = new byte[Enum.GetValues<CommentForm>().Length][];

    public WorldTicket Ticket => ticket;

    public byte[] Json(CommentForm form, Func<WorldTicket, CommentForm, byte[]> write) => json[(int)form] ??= write(ticket, form);
}
