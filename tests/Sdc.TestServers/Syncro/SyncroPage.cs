using System.Globalization;
using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>One page of a list, as Syncro answers it.</summary>
internal static class SyncroPage
{
    /// <summary>The answer with the page that is asked for.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="noun">The list's name.</param>
    /// <param name="items">The whole list.</param>
    /// <param name="size">Items on a page; null where all are on one, and no meta tells so.</param>
    /// <param name="counts">Whether meta tells the number of items and the size of a page.</param>
    /// <param name="write">Writes one item.</param>
    public static ServerAnswer Answer<T>(ServerRequest request, string noun, IReadOnlyList<T> items, int? size, bool counts, Action<Utf8JsonWriter, T> write)
    {
        var page = Number(request, "page") ?? 1;
        var perPage = size ?? Math.Max(1, items.Count);
        var first = (page - 1L) * perPage;
        return ServerAnswer.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(noun);
            for (var index = first; index < Math.Min(first + perPage, items.Count); index++) write(json, items[(int)index]);
            json.WriteEndArray();
            if (size is not null)
            {
                json.WriteStartObject("meta");
                json.WriteNumber("total_pages", Math.Max(1, (items.Count + perPage - 1) / perPage));
                json.WriteNumber("page", page);
                if (counts)
                {
                    json.WriteNumber("per_page", perPage);
                    json.WriteNumber("total_entries", items.Count);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }

    public static int? Number(ServerRequest request, string name)
    {
        if (request.Parameter(name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new BadParameterException($"{name} is no positive number");
    }

    public static long? Id(ServerRequest request, string name)
    {
        if (request.Parameter(name) is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BadParameterException($"{name} is no id");
    }
}
