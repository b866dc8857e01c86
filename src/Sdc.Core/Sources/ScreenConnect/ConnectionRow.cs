namespace Sdc;

/// <summary>One row of a connection log or of an answer.</summary>
/// <param name="Fields">Its values.</param>
/// <param name="Text">The row as it is written.</param>
/// <param name="Line">Number of its line, from 1; 0 where there are no lines.</param>
internal readonly record struct ConnectionRow(string[] Fields, string Text, long Line);
