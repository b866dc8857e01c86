#if !NET
namespace System.Text
{
    internal static class EncodingExtensions
    {
        // .NET has it as a method of Encoding.
        public static string GetString(this Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.GetString(bytes.ToArray());
    }
}
#endif
