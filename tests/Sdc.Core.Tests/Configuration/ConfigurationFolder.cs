namespace Sdc.Tests.Configuration;

/// <summary>A temporary folder with a config.json, and the environment that is read with it.</summary>
internal sealed class ConfigurationFolder : IDisposable
{
    public ConfigurationFolder(string? json = null)
    {
        Root = Directory.CreateTempSubdirectory("sdc-configuration-").FullName;
        if (json is not null) Write(json);
    }

    public string Root { get; }

    public string ConfigPath => Path.Combine(Root, "config.json");

    public Dictionary<string, string> Environment { get; } = [];

    public void Write(string json) => File.WriteAllText(ConfigPath, json);

    public string Full(params string[] parts) => Path.Combine([Root, .. parts]);

    public SdcConfiguration Load(string? explicitPath = null, string? startFolder = null) => ConfigurationLoader.Load(explicitPath, startFolder ?? Root, Environment);

    public ConfigurationException Fails() => Assert.Throws<ConfigurationException>(() => Load());

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
