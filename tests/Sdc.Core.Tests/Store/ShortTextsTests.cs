using System.Text;
using FsCheck.Xunit;

namespace Sdc.Tests.Store;

/// <summary>Texts that are held once are the texts that the bytes are.</summary>
public class ShortTextsTests
{
    [Property]
    public void Every_text_comes_back_as_it_was_however_often_it_is_asked_for(string[] texts)
    {
        var held = new ShortTexts();
        foreach (var text in texts.Concat(texts).Where(text => text is not null).Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))))
        {
            Assert.Equal(text, held.Of(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void Bytes_that_look_like_the_characters_of_another_text_are_not_that_text()
    {
        var held = new ShortTexts();
        held.Of(Encoding.UTF8.GetBytes("Ã©"));

        Assert.Equal("é", held.Of("é"u8));
        Assert.Equal("Ã©", held.Of(Encoding.UTF8.GetBytes("Ã©")));
    }

    [Fact]
    public void A_text_that_comes_again_is_the_same_object()
    {
        var held = new ShortTexts();

        Assert.Same(held.Of("customer_name"u8), held.Of("customer_name"u8));
    }
}
