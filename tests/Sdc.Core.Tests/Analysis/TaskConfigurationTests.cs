using System.Text.Json.Nodes;

namespace Sdc.Tests.Analysis;

public class TaskConfigurationTests
{
    [Theory]
    [InlineData("""{ "title": { "user": "{{txet}}" } }""", "llm_config.tasks.title.user", "there is no field 'txet' (did you mean text?)")]
    [InlineData("""{ "title": { "user": "{{#if text}}x" } }""", "llm_config.tasks.title.user", "it does not compile")]
    [InlineData("""{ "title": { "user": "{{text" } }""", "llm_config.tasks.title.user", "it does not compile")]
    [InlineData("""{ "title": { "system": "{{#each text}}x{{/each}}" } }""", "llm_config.tasks.title.system", "is none of")]
    [InlineData("""{ "title": { "system": "{{> partial}}" } }""", "llm_config.tasks.title.system", "is none of")]
    [InlineData("""{ "title": { "system": "{{#if text}}{{#unless nothere}}x{{/unless}}{{/if}}" } }""", "llm_config.tasks.title.system", "nothere")]
    [InlineData("""{ "title": { "system": "" } }""", "llm_config.tasks.title.system", "a template")]
    [InlineData("""{ "title": { "capability": "genius" } }""", "llm_config.tasks.title.capability", "lightweight")]
    [InlineData("""{ "title": { "field": "customer_id" } }""", "llm_config.tasks.title.field", "llm_generated_title")]
    [InlineData("""{ "title": { "field": "generated_summaries." } }""", "llm_config.tasks.title.field", "llm_generated_title")]
    [InlineData("""{ "title": { "sources": ["Syncro"] } }""", "llm_config.tasks.title.sources", "SyncroRMM")]
    [InlineData("""{ "title": { "prompt": "x" } }""", "llm_config.tasks.title.prompt", "only enabled")]
    [InlineData("""{ "title": { "max_tokens": 0 } }""", "llm_config.tasks.title.max_tokens", "whole number")]
    [InlineData("""{ "title": { "output": { "type": "text" } } }""", "llm_config.tasks.title.output", "object, with properties")]
    [InlineData("""{ "title": { "output": { "type": "object", "properties": { "a": { "type": "strnig" } } } } }""", "llm_config.tasks.title.output", "strnig")]
    [InlineData("""{ "title": { "without_text": "{{machine}}" } }""", "llm_config.tasks.title.without_text", "machines")]
    [InlineData("""{ "all": { "fields": { "nothing": "llm_generated_title" } } }""", "llm_config.tasks.all.fields.nothing", "title, summary")]
    [InlineData("""{ "own": { "field": "structured_llm_results.billing", "system": "x", "user": "{{text}}" } }""", "llm_config.tasks.own.output", "JSON schema")]
    [InlineData("""{ "own": { "field": "llm_generated_title", "user": "{{text}}" } }""", "llm_config.tasks.own.system", "a prompt")]
    [InlineData("""{ "Own Task": { } }""", "llm_config.tasks.Own Task", "lower-case")]
    [InlineData("""{ "title": 7 }""", "llm_config.tasks.title", "a section")]
    public void A_mistake_in_a_task_is_found_when_the_configuration_is_read(string tasks, string path, string allowed)
    {
        var mistakes = new List<ConfigurationMistake>();
        AnalysisTasks.Read(Node(tasks), null, mistakes);
        var mistake = Assert.Single(mistakes);
        Assert.Equal(path, mistake.Path);
        Assert.Contains(allowed, mistake.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_tasks_have_no_mistake_and_each_template_compiles()
    {
        var mistakes = new List<ConfigurationMistake>();
        var tasks = AnalysisTasks.Read(null, null, mistakes);
        Assert.Empty(mistakes);
        Assert.Equal(["all", "title", "summary", "invoice_line", "category", "detailed_overview"], tasks.All.Select(task => task.Name));
        Assert.Equal(["all"], tasks.Enabled.Select(task => task.Name));
        var values = TemplateField.Names.ToDictionary(name => name, name => name);
        foreach (var template in tasks.All.SelectMany(task => new[] { task.System, task.User }.Concat(task.WithoutText.Values)).Append(tasks.Parts.System).Append(tasks.Parts.User))
        {
            Assert.NotNull(TaskTemplate.TryMake(template.Text, compiles: true, out var problem));
            Assert.Null(problem);
            Assert.NotEqual("", template.Render(values));
        }

        // A single task and the combined one see the same of a session: what one has done, the other need not.
        Assert.Single(tasks.All.Select(task => string.Join(",", task.System.Fields.Concat(task.User.Fields).Where(name => name != "categories").Distinct().OrderBy(name => name))).Distinct());
    }

    [Fact]
    public void A_block_overrides_single_members_and_another_prompt_is_another_version()
    {
        var mistakes = new List<ConfigurationMistake>();
        var shipped = AnalysisTasks.Read(null, null, []).Choose(["Title"]).Single();
        var tasks = AnalysisTasks.Read(Node("""{ "title": { "enabled": true, "capability": "complex", "max_tokens": 99 }, "summary": { "system": ["Be brief.", "Be {{technician}}."] } }"""), ["A", "B"], mistakes);
        Assert.Empty(mistakes);
        var title = tasks.Choose(["title"]).Single();
        Assert.True(title is { IsEnabled: true, Capability: ModelCapability.Complex, MaxTokens: 99 });
        Assert.Equal((shipped.Version, shipped.User.Text), (title.Version, title.User.Text));
        Assert.NotEqual(AnalysisTasks.Read(null, null, []).Choose(["summary"]).Single().Version, tasks.Choose(["summary"]).Single().Version);
        Assert.Equal(["A", "B", "Other"], tasks.Categories);
        Assert.Equal("TaskNotFound", Assert.Throws<SdcException>(() => tasks.Choose(["titel"])).ErrorId);
        Assert.Equal("invoice_line", tasks.Choose(["InvoiceLine"]).Single().Name);
    }

    [Fact]
    public async Task A_task_of_ones_own_fills_a_structured_result_by_its_schema()
    {
        await using var project = await AnalysisProject.StartAsync(1, project => project.Llm["tasks"] = JsonNode.Parse("""
            {
              "all": { "enabled": false },
              "billing": {
                "system": "Answer with JSON: is it billable?", "user": "{{text}}", "sources": ["SyncroRMM"], "field": "structured_llm_results.billing",
                "output": { "type": "object", "properties": { "billable": { "type": "boolean" }, "hours": { "type": "number" }, "tags": { "type": "array", "items": { "type": "string" } } }, "required": ["billable"] },
              },
            }
            """, null, new() { AllowTrailingCommas = true }));
        project.Server.Answer = _ => """{ "billable": true, "hours": 1.5, "tags": ["<b>printer</b>"], "customer_id": 9 }""";
        await project.AnalyzeAsync();
        var session = project.Session(1);
        var billing = Assert.IsType<DataMap>(session.Insights.StructuredLlmResults["billing"]);
        Assert.Equal((true, 1.5m, SessionStatus.Analyzed), ((bool)billing["billable"]!, (decimal)billing["hours"]!, session.Status));
        Assert.Equal("printer", Assert.IsType<List<object?>>(billing["tags"]).Single());
        Assert.False(billing.ContainsKey("customer_id"));
        await project.AnalyzeAsync();
        Assert.Single(project.Server.Paid);
        project.Server.Answer = _ => """{ "hours": 1.5 }""";
        Assert.StartsWith("billing: ", Assert.Single((await project.AnalyzeAsync(new() { Force = true })).OfType<SessionFailed>()).Reason, StringComparison.Ordinal);
    }

    private static ConfigurationNode Node(string json)
    {
        var reader = new System.Text.Json.Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        return ConfigurationNode.Read(ref reader, _ => "line 1", "", true, (_, _) => { });
    }
}
