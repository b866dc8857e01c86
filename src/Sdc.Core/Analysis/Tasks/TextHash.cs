using System.Security.Cryptography;
using System.Text;

namespace Sdc;

/// <summary>A short hash of texts, to tell whether they are what they were.</summary>
internal static class TextHash
{
    private const int Bytes = 12;

    public static string Of(IEnumerable<string> texts)
    {
        using var sha = SHA256.Create();
        using var all = new MemoryStream();
        foreach (var text in texts)
        {
            // Lengths keep two texts from being taken for one.
            var bytes = Encoding.UTF8.GetBytes(text);
            all.Write(BitConverter.GetBytes(bytes.Length), 0, sizeof(int));
            all.Write(bytes, 0, bytes.Length);
        }

        return BitConverter.ToString(sha.ComputeHash(all.ToArray()), 0, Bytes).Replace("-", "").ToLowerInvariant();
    }
}
