namespace Sdc;

/// <summary>Whose name it is: of a business, legal forms and a leading "The" do not count; of a person, every word does.</summary>
internal enum NameKind
{
    Business,
    Person,
}
