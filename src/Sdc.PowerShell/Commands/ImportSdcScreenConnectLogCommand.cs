using System.Collections;
using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Reads ScreenConnect connections into sessions: from logs (CSV), or from the server's report.</summary>
[Cmdlet(VerbsData.Import, "SdcScreenConnectLog", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Session))]
public sealed class ImportSdcScreenConnectLogCommand : SdcImportCmdlet
{
    private const string ServerSet = "Server";

    /// <summary>Fetch from the configured server: what came since the last time, and the connections that were open then.</summary>
    [Parameter(ParameterSetName = ServerSet, Mandatory = true)]
    public SwitchParameter FromServer { get; set; }

    /// <summary>Only connections that began at this time or later; without an offset it is in the configured zone.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    [ValidateNotNull]
    public DateOrTime? Since { get; set; }

    /// <summary>Only connections that began before this time; a date alone includes its day.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    [ValidateNotNull]
    public DateOrTime? Until { get; set; }

    /// <summary>Only connections whose fields have these values, such as <c>@{ParticipantName='Dana'}</c>, instead of the configured filters.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ReportFieldCompleter))]
    public IDictionary? Filter { get; set; }

    private protected override SourceStep Source => Workspace.ScreenConnect;

    private protected override ServerQuery? Query()
    {
        if (!FromServer) return null;
        var (since, until) = Range(Since, Until);
        var values = Filter?.Keys.Cast<object>().ToDictionary(
            key => LanguagePrimitives.ConvertTo<string>(key),
            key => (IReadOnlyList<string>)(Filter[key] is { } value ? LanguagePrimitives.ConvertTo<string[]>(value) : []),
            StringComparer.Ordinal);
        if (values is not null) OrStop(() => ReportFilter.Of(values));
        return new(since, until, Filter: values);
    }
}
