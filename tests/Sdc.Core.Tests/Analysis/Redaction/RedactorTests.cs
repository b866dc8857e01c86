namespace Sdc.Tests.Redaction;

public class RedactorTests
{
    private static readonly Redactor Redactor = new(new RedactionSettings { Names = ["Dana Whitfield"] });

    [Fact]
    public void The_same_value_has_the_same_placeholder_in_all_texts_of_a_prompt()
    {
        var redacted = Redactor.Redact("mail dana@example.com and tom@example.com", "from: dana@example.com");

        Assert.Equal(["mail <EMAIL_1> and <EMAIL_2>", "from: <EMAIL_1>"], redacted.Texts);
    }

    [Fact]
    public void What_is_safe_comes_back_and_secrets_never_do()
    {
        var redacted = Redactor.Redact("dana whitfield, dana@example.com, (555) 010-4477, 192.0.2.7, 00:1A:2B:3C:4D:5E; pw: Fjord_2210; card 4111 1111 1111 1111; https://u:p4ss@h.example/; IBAN DE89370400440532013000; SSN 219-09-9999");

        Assert.Equal("<NAME_1>, <EMAIL_1>, <PHONE_1>, <IP_1>, <MAC_1>; pw: <SECRET_1>; card <CARD_1>; <URL_1>; IBAN <IBAN_1>; SSN <SSN_1>", redacted.Texts[0]);
        Assert.Equal(
            "dana whitfield, dana@example.com, (555) 010-4477, 192.0.2.7, 00:1A:2B:3C:4D:5E; pw: [removed]; card [removed]; [removed]; IBAN [removed]; SSN [removed]",
            redacted.Restore(redacted.Texts[0]));
    }

    [Theory]
    [InlineData("to <EMAIL_1>.", "to dana@example.com.")]
    [InlineData("to EMAIL_1.", "to dana@example.com.")]
    [InlineData("to <email_1>", "to dana@example.com")]
    [InlineData("to < EMAIL_1 >", "to dana@example.com")]
    [InlineData("to <EMAIL\\_1>", "to dana@example.com")]
    [InlineData("to &lt;EMAIL_1&gt;", "to dana@example.com")]
    [InlineData("to <EMAIL-1>", "to dana@example.com")]
    [InlineData("to <EMAIL_12>", "to <EMAIL_12>")]
    [InlineData("email 1 of 3, email_1", "email 1 of 3, email_1")]
    [InlineData("MYEMAIL_1", "MYEMAIL_1")]
    public void A_placeholder_that_a_model_altered_slightly_is_put_back(string answer, string restored)
    {
        Assert.Equal(restored, Redactor.Redact("dana@example.com").Restore(answer));
    }

    [Fact]
    public void What_already_looks_like_a_placeholder_stays_what_it_is()
    {
        const string text = "Print <EMAIL_1>, SECRET_1 and <secret_2>. dana@example.com, pw: Fjord_2210";

        var redacted = Redactor.Redact(text);

        Assert.Equal("Print <EMAIL_1>, SECRET_1 and <secret_2>. <EMAIL_2>, pw: <SECRET_3>", redacted.Texts[0]);
        Assert.Equal("Print <EMAIL_1>, SECRET_1 and <secret_2>. dana@example.com, pw: [removed]", redacted.Restore(redacted.Texts[0]));
    }

    [Theory]
    [InlineData("dana@example.com, +46 70 174 06 05EMAIL_1")]
    [InlineData("dana@example.com, +46 70 174 06 05EMAIL\\_1")]
    [InlineData("dana@example.com, +46 70 174 06 05EMAIL_1+46 70 174 06 07")]
    public void What_looks_like_a_placeholder_once_its_neighbour_is_replaced_stays_what_it_is(string text)
    {
        var redacted = Redactor.Redact(text);
        Assert.Contains("<PHONE_1>", redacted.Texts[0], StringComparison.Ordinal);
        Assert.Equal(text, redacted.Restore(redacted.Texts[0]));
    }

    [Fact]
    public void A_password_is_replaced_where_nothing_announces_it_too()
    {
        var redacted = Redactor.Redact("the password is Fjord_2210", "then he typed Fjord_2210 twice");

        Assert.Equal("then he typed <SECRET_1> twice", redacted.Texts[1]);
    }

    [Fact]
    public void A_value_that_is_a_secret_somewhere_is_one_everywhere()
    {
        var redacted = Redactor.Redact("call 555-010-4477", "password: 555-010-4477");

        Assert.Equal(["call <SECRET_1>", "password: <SECRET_1>"], redacted.Texts);
    }

    [Fact]
    public void An_address_as_a_password_is_a_secret() => Assert.Equal("pw: <SECRET_1>", Redactor.Redact("pw: dana@example.com").Texts[0]);

    [Fact]
    public void A_kind_that_is_switched_off_stays()
    {
        var redactor = new Redactor(new RedactionSettings { Kinds = [RedactionKind.Secret] });

        Assert.Equal("dana@example.com pw: <SECRET_1>", redactor.Redact("dana@example.com pw: Fjord_2210").Texts[0]);
    }

    [Fact]
    public void Counts_are_shown_and_values_never()
    {
        var redacted = Redactor.Redact("dana@example.com, dana@example.com; pw: Fjord_2210");

        Assert.Equal("EMAIL 2, SECRET 1", redacted.ToString());
        Assert.Equal(2, redacted.Counts[RedactionKind.Email]);
        Assert.Equal("nothing redacted", Redactor.Redact("").ToString());
    }

    [Theory]
    [InlineData("pw:'")]
    [InlineData("password ")]
    [InlineData("a@b.")]
    [InlineData("1.1.1.1.")]
    [InlineData("::1:")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("://a:b@")]
    [InlineData("curl -u ")]
    [InlineData("(555) ")]
    [InlineData("aa:")]
    [InlineData("<EMAIL_1>")]
    [InlineData("token=abc123;")]
    public void A_text_made_of_one_beginning_ends_soon(string beginning)
    {
        var text = string.Concat(Enumerable.Repeat(beginning, 500_000 / beginning.Length));

        // A rule that looks at the rest of the text from every place would not come back before the tests are stopped.
        Assert.NotEmpty(Redactor.Redact(text).Texts[0]);
    }
}
