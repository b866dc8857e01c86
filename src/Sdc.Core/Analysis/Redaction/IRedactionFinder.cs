namespace Sdc;

/// <summary>Finds one kind of confidential text. Takes any text, in time that grows with its length only, and never throws.</summary>
internal interface IRedactionFinder
{
    void Find(string text, List<Finding> findings);
}
