namespace Sdc;

/// <summary>Passwords among the arguments of well-known commands.</summary>
internal sealed class CommandFinder : IRedactionFinder
{
    private const int LongestCommand = 300;

    private static readonly string[] Commands = ["curl ", "net user ", "net use ", "sshpass ", "mysql", "psexec", "ConvertTo-SecureString "];

    public void Find(string text, List<Finding> findings)
    {
        foreach (var command in Commands)
        {
            for (var at = text.IndexOf(command, StringComparison.OrdinalIgnoreCase); at >= 0;)
            {
                var start = at + command.Length;
                if (!TextScan.IsWord(text.At(at - 1))) Look(text, start, command, findings);
                at = start < text.Length ? text.IndexOf(command, start, StringComparison.OrdinalIgnoreCase) : -1;
            }
        }
    }

    private static void Look(string text, int start, string command, List<Finding> findings)
    {
        var arguments = Arguments(text, start);
        switch (command)
        {
            case "curl ":
                var login = After(text, arguments, "-u", "--user");
                var colon = login.End > login.Start ? text.IndexOf(':', login.Start, login.End - login.Start) : -1;
                if (colon > 0) Add(text, (colon + 1, login.End), findings);
                break;
            case "net user ":
                if (arguments.Count > 1) Add(text, arguments[1], findings);
                break;
            case "net use ":
                var user = arguments.FindIndex(argument => Starts(text, argument, "/user:"));
                if (user >= 0 && user + 1 < arguments.Count) Add(text, arguments[user + 1], findings);
                break;
            case "ConvertTo-SecureString ":
                if (arguments.Count > 0) Add(text, Starts(text, arguments[0], "-") && arguments.Count > 1 ? arguments[1] : arguments[0], findings);
                break;
            case "mysql":
                foreach (var argument in arguments.Where(argument => Starts(text, argument, "-p") && argument.End > argument.Start + 3)) Add(text, Unquoted(text, (argument.Start + 2, argument.End)), findings);
                break;
            default:
                Add(text, After(text, arguments, "-p", "-p"), findings);
                break;
        }
    }

    private static void Add(string text, (int Start, int End) value, List<Finding> findings)
    {
        if (value.End - value.Start < 3 || text[value.Start] is '\uFFFF' or '/' or '-' or '$' or '%' or '*' or '{' or '<' or '[') return;
        findings.Add(new Finding(value.Start, value.End, RedactionKind.Secret));
    }

    private static (int Start, int End) After(string text, List<(int Start, int End)> arguments, string option, string longOption)
    {
        var at = arguments.FindIndex(argument => Is(text, argument, option) || Is(text, argument, longOption));
        return at >= 0 && at + 1 < arguments.Count ? arguments[at + 1] : default;
    }

    private static List<(int Start, int End)> Arguments(string text, int start)
    {
        var arguments = new List<(int Start, int End)>();
        var limit = Math.Min(text.Length, start + LongestCommand);
        for (var at = start; at < limit && text[at] is not ('\n' or '\r' or '\uFFFF'); at++)
        {
            if (TextScan.IsBlank(text[at])) continue;
            var end = at;
            if (text[at] is '"' or '\'')
            {
                end = text.IndexOf(text[at], at + 1, Math.Max(0, limit - at - 1));
                if (end < 0) break;
                end++;
            }
            else
            {
                while (end < limit && text[end] > ' ' && text[end] is not ('`' or '\uFFFF')) end++;
            }

            if (end == at) break;
            arguments.Add(Unquoted(text, (at, end)));
            at = end;
            if (at < limit && text[at] is '\n' or '\r' or '`') break;
        }

        return arguments;
    }

    private static (int Start, int End) Unquoted(string text, (int Start, int End) argument) =>
        argument.End - argument.Start > 2 && text[argument.Start] is '"' or '\'' && text[argument.End - 1] == text[argument.Start] ? (argument.Start + 1, argument.End - 1) : argument;

    private static bool Is(string text, (int Start, int End) argument, string option) => argument.End - argument.Start == option.Length && Starts(text, argument, option);

    private static bool Starts(string text, (int Start, int End) argument, string start) =>
        argument.End - argument.Start >= start.Length && string.Compare(text, argument.Start, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
