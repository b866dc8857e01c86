namespace Sdc;

/// <summary>When a model wrote a message: exact moments.</summary>
internal readonly record struct Generation(DateTimeOffset? Started, DateTimeOffset? Finished)
{
    public bool IsKnown => Started is not null || Finished is not null;

    /// <summary>The earlier end of the time that it took; meaningless where it is not known.</summary>
    public DateTimeOffset From => (Started < Finished ? Started : Finished ?? Started).GetValueOrDefault();

    /// <summary>The later end.</summary>
    public DateTimeOffset To => (Started > Finished ? Started : Finished ?? Started).GetValueOrDefault();
}
