using System.Text.Json;

namespace Sdc.Benchmarks;

/// <summary>Writes the customer cache; every customer has one contact.</summary>
internal static class CustomerCache
{
    public const int FirstId = 1000;
    public const int FirstContactId = 50_000;

    private static readonly string[] Given = ["Marta", "Joel", "Wade", "Simone", "Paul", "Hana", "Carla", "Owen", "Rosa", "Neil"];
    private static readonly string[] Family = ["Ellison", "Pruitt", "Baxter", "Achebe", "Terhune", "Sato", "Mims", "Brandt", "Quintero", "Farrow", "Romano"];

    public static string Contact(int customer) => $"{Given[customer % Given.Length]} {Family[customer % Family.Length]}";

    public static void Write(string path, IReadOnlyList<string> customers)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, JsonText.Options);
        json.WriteStartArray();
        for (var index = 0; index < customers.Count; index++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", FirstId + index);
            json.WriteString("business_name", customers[index]);
            json.WriteStartArray("contacts");
            json.WriteStartObject();
            json.WriteNumber("id", FirstContactId + index);
            json.WriteString("name", Contact(index));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
