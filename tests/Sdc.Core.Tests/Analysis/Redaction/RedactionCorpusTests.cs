namespace Sdc.Tests.Redaction;

public class RedactionCorpusTests
{
    private const double MostKinds = 0.99;
    private const double Phones = 0.95;
    private const double Precision = 0.97;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Labelled_texts_are_redacted_as_well_as_promised(bool heldOut)
    {
        var score = RedactionScore.Of(heldOut ? RedactionCorpus.HeldOut : RedactionCorpus.Tuning);
        var mistakes = string.Join("\n", score.Mistakes);

        foreach (var kind in RedactionKinds.All)
        {
            Assert.True(score.Recall(kind) >= (kind == RedactionKind.Phone ? Phones : MostKinds), $"{kind}: recall {score.Recall(kind):0.000}\n{mistakes}");
        }

        Assert.True(score.Precision() >= Precision, $"precision {score.Precision():0.000}\n{mistakes}");
    }

    [Fact]
    public void There_are_enough_texts_of_every_kind_and_enough_without_anything()
    {
        var texts = RedactionCorpus.Tuning.Concat(RedactionCorpus.HeldOut).ToList();

        Assert.True(texts.Count >= 400, $"{texts.Count} texts");
        Assert.True(texts.Count(text => text.Labels.Count == 0) >= 100);
        Assert.All(RedactionKinds.All, kind => Assert.True(texts.Sum(text => text.Labels.Count(label => label.Kind == kind)) >= 6, $"{kind}"));
    }
}
