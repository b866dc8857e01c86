namespace Sdc;

/// <summary>How a server is asked for JSON, from the surest way to the one that all understand.</summary>
internal enum AnswerFormat
{
    /// <summary><c>response_format: json_schema</c>.</summary>
    Schema,

    /// <summary><c>response_format: json_object</c>, and the schema in words.</summary>
    Object,

    /// <summary>Only in words.</summary>
    Words,
}
