using System.Text.Json;
using FsCheck.Xunit;

namespace Sdc.Tests.Analysis.Models;

public class JsonAnswerTests
{
    [Theory]
    [InlineData("""{"title":"a"}""", """{"title":"a"}""")]
    [InlineData("""x {"title":"a}{"} y""", """{"title":"a}{"}""")]
    [InlineData("""First {"note":1}, then {"title":"b"}.""", """{"title":"b"}""")]
    [InlineData("""{"title":"cut""", null)]
    [InlineData("""["title"]""", null)]
    [InlineData("", null)]
    [InlineData("{{{{{{", null)]
    public void The_first_object_with_what_is_required_is_found(string text, string? found) => Assert.Equal(found, JsonAnswer.Find(text, ModelProject.Schema));

    [Property]
    public void An_object_between_any_words_is_found(string? before, string title, string? after)
    {
        var json = JsonSerializer.Serialize(new { title = title ?? "" });
        var found = JsonAnswer.Find((before ?? "").Replace('{', '(') + json + after, ModelProject.Schema);
        Assert.Equal(json, found);
    }

    [Fact]
    public void Hostile_depth_is_no_object() => Assert.Null(JsonAnswer.Find(string.Concat(Enumerable.Repeat("{\"a\":", 50_000)), ModelProject.Schema));
}
