namespace Sdc;

/// <summary>Days in a row on which a source has nothing, between two days with events or after the last one.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; for the silence after the last event, yesterday.</param>
/// <param name="IsLast">Whether no event follows.</param>
internal readonly record struct Silence(int From, int To, bool IsLast)
{
    public int Length => To - From + 1;
}
