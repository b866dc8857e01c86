using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>All error records of the module. Scripts match on the ids, so an id never changes.</summary>
internal static class Errors
{
    /// <summary>Nothing exists at a path, or matches it.</summary>
    public static ErrorRecord PathNotFound(string path, string full) => new(
        new ItemNotFoundException(WildcardPattern.ContainsWildcardCharacters(path)
            ? $"No file or folder matches '{DisplayText.Line(path)}'."
            : $"There is no file or folder '{DisplayText.Line(full)}'."),
        "PathNotFound",
        ErrorCategory.ObjectNotFound,
        path);

    /// <summary>A path of the registry, the certificate store and the like.</summary>
    public static ErrorRecord PathNotFileSystem(string path, string provider) => new(
        new ArgumentException($"'{DisplayText.Line(path)}' is a path of the provider {provider}; a file or folder is needed."),
        "PathNotFileSystem",
        ErrorCategory.InvalidArgument,
        path);

    /// <summary>A path that PowerShell itself refuses.</summary>
    public static ErrorRecord PathInvalid(string path, Exception reason) => new(
        new ArgumentException($"'{DisplayText.Line(path)}' is not a usable path: {DisplayText.Line(reason.Message)}", reason),
        "PathInvalid",
        ErrorCategory.InvalidArgument,
        path);

    /// <summary>A record of a source that cannot be read, or a server or model that does not give it; the target tells file, line and column.</summary>
    public static ErrorRecord RecordFailed(BadRecord record) => new(
        new InvalidDataException(DisplayText.Line(record.ToString())),
        record.ErrorId ??
        "RecordFailed",
        record.ErrorId is null ? ErrorCategory.InvalidData : ErrorCategory.ResourceUnavailable,
        record);

    /// <summary>A session that cannot be read or stored, or that there is none of.</summary>
    public static ErrorRecord SessionFailed(SessionFailed failed) => new(
        // Most reasons name the file themselves.
        new InvalidDataException(DisplayText.Line(failed.Reason.Contains(failed.File) ? failed.Reason : failed.File + ": " + failed.Reason)),
        failed.ErrorId ??
        "SessionFailed",
        ErrorCategory.InvalidResult,
        failed.File);

    /// <summary>What stops the command as a whole: the configuration, the lock, the store.</summary>
    public static ErrorRecord Stopped(SdcException reason) => new(
        reason,
        reason.ErrorId,
        reason switch
        {
            ConfigurationException => ErrorCategory.InvalidArgument,
            RunLockException => ErrorCategory.ResourceBusy,
            _ => ErrorCategory.InvalidOperation,
        },
        null);

    /// <summary>An argument that the data does not fit: an unknown customer, a time that is none.</summary>
    public static ErrorRecord Argument(string id, string message, object? target) => new(new ArgumentException(message), id, ErrorCategory.InvalidArgument, target);

    /// <summary>There is no session of an id, current or former, or its beginning is that of several.</summary>
    public static ErrorRecord SessionNotFound(SessionMissing missing) => missing.IsAmbiguous ? SessionAmbiguous(missing) : new(
        new ItemNotFoundException(DisplayText.Line(missing.Message) + " Get-SdcSession lists the sessions that there are."),
        "SessionNotFound",
        ErrorCategory.ObjectNotFound,
        missing.SessionId);

    private static ErrorRecord SessionAmbiguous(SessionMissing missing) => new(
        new ArgumentException(DisplayText.Line(missing.Message)),
        "SessionAmbiguous",
        ErrorCategory.InvalidArgument,
        missing.SessionId);
}
