using System.Text;

namespace Lightbill.Cli.Completion;

/// <summary>
/// Scripts that let a shell complete the command. They are made from the command tree and hold all they need: a key press starts no program.
/// </summary>
internal static class CompletionScripts
{
    public static readonly IReadOnlyList<(string Shell, Func<IReadOnlyList<CompletionPlace>, string> Write)> All =
        [("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("pwsh", PowerShell)];

    private static string Bash(IReadOnlyList<CompletionPlace> places) => $$"""
        # Completion of lightbill for bash. Load it with: source <(lightbill completion bash)
        _lightbill() {
            local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" place="" i
            local IFS=$'\n'
            COMPREPLY=()
            for (( i = 1; i < COMP_CWORD; i++ )); do
                case "$place ${COMP_WORDS[i]}" in
        {{Steps(places)}}
                esac
            done
            case "$place $previous" in
        {{OptionCases(places, values => $"COMPREPLY=( $(compgen -W $'{string.Join("\\n", values)}' -- \"$current\") ); return", "COMPREPLY=( $(compgen -f -- \"$current\") ); compopt -o filenames 2>/dev/null; return")}}
            esac
            case "$place" in
        {{WordCases(places, words => $"COMPREPLY=( $(compgen -W $'{string.Join("\\n", words)}' -- \"$current\") )")}}
            esac
        }
        complete -F _lightbill lightbill
        """;

    private static string Zsh(IReadOnlyList<CompletionPlace> places) => $$"""
        #compdef lightbill
        # Completion of lightbill for zsh. Load it with: source <(lightbill completion zsh)
        _lightbill() {
            local previous="${words[CURRENT-1]}" place="" i
            for (( i = 2; i < CURRENT; i++ )); do
                case "$place ${words[i]}" in
        {{Steps(places)}}
                esac
            done
            case "$place $previous" in
        {{OptionCases(places, values => $"compadd -- {string.Join(' ', values)}; return", "_files; return")}}
            esac
            case "$place" in
        {{WordCases(places, words => $"compadd -- {string.Join(' ', words)}")}}
            esac
        }
        if [[ "${funcstack[1]}" == "_lightbill" ]]; then
            _lightbill "$@"
        else
            compdef _lightbill lightbill
        fi
        """;

    private static string Fish(IReadOnlyList<CompletionPlace> places)
    {
        var script = new StringBuilder("""
            # Completion of lightbill for fish. Load it with: lightbill completion fish | source
            complete -c lightbill -f

            """);
        foreach (CompletionPlace place in places)
        {
            string condition = place.Path.Length == 0
                ? "__fish_use_subcommand"
                : string.Join("; and ", place.Path.Split(' ').Select(name => $"__fish_seen_subcommand_from {name}"));
            string start = $"complete -c lightbill -n '{condition}'";
            foreach (NextCommand command in place.Commands)
            {
                // A command below another stops being offered once it, or one of its siblings, is there.
                string notYet = place.Path.Length == 0 ? "" : $"; and not __fish_seen_subcommand_from {string.Join(' ', place.Commands.Select(one => one.Name))}";
                script.Append($"complete -c lightbill -n '{condition}{notYet}' -a {command.Name} -d {FishText(command.Description)}\n");
            }
            if (place.Values.Count > 0) script.Append($"{start} -a '{string.Join(' ', place.Values)}'\n");
            foreach (NextOption option in place.Options)
            {
                script.Append(start);
                foreach (string name in option.Names) script.Append(name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}");
                if (option.TakesValue) script.Append(option.IsFile ? " -r -F" : option.Values.Count > 0 ? $" -x -a '{string.Join(' ', option.Values)}'" : " -x");
                script.Append($" -d {FishText(option.Description)}\n");
            }
        }
        return script.ToString().TrimEnd('\n');
    }

    private static string PowerShell(IReadOnlyList<CompletionPlace> places)
    {
        var script = new StringBuilder("""
            # Completion of lightbill for PowerShell. Load it with: lightbill completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName lightbill -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $words = @{

            """);
        foreach (CompletionPlace place in places) script.Append($"        '{place.Path}' = @({List(place.Words)})\n");
        script.Append("    }\n    $values = @{\n");
        foreach (CompletionPlace place in places)
            foreach (NextOption option in place.Options.Where(option => option.TakesValue && !option.IsFile))
                foreach (string name in option.Names) script.Append($"        '{place.Path} {name}' = @({List(option.Values)})\n");
        script.Append("    }\n    $files = @(");
        script.Append(List(places.SelectMany(place => place.Options.Where(option => option.IsFile).SelectMany(option => option.Names).Select(name => $"{place.Path} {name}"))));
        script.Append("""
            )
                $place = ''
                $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
                foreach ($word in ($before | Select-Object -Skip 1)) {
                    $next = "$place $word".Trim()
                    if ($word -notlike '-*' -and $words.ContainsKey($next)) { $place = $next }
                }
                $key = "$place $($before | Select-Object -Last 1)"
                if ($files -ccontains $key) { return }
                $offered = if ($values.ContainsKey($key)) { $values[$key] } else { $words[$place] }
                $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """);
        return script.ToString();
    }

    /// <summary>How a command leads from place to place, as branches of a case over "place word".</summary>
    private static string Steps(IReadOnlyList<CompletionPlace> places) => Lines(12,
        from place in places
        from command in place.Commands
        select $"\"{place.Path} {command.Name}\") place=\"{$"{place.Path} {command.Name}".Trim()}\" ;;");

    /// <summary>What follows an option, as branches of a case over "place option".</summary>
    private static string OptionCases(IReadOnlyList<CompletionPlace> places, Func<IReadOnlyList<string>, string> offer, string offerFiles) => Lines(8,
        from place in places
        from option in place.Options
        where option.TakesValue
        let labels = string.Join('|', option.Names.Select(name => $"\"{place.Path} {name}\""))
        select $"{labels}) {(option.IsFile ? offerFiles : option.Values.Count > 0 ? offer(option.Values) : "return")} ;;");

    /// <summary>The words that may come next, as branches of a case over the place.</summary>
    private static string WordCases(IReadOnlyList<CompletionPlace> places, Func<IEnumerable<string>, string> offer) =>
        Lines(8, places.Select(place => $"\"{place.Path}\") {offer(place.Words)} ;;"));

    private static string Lines(int indent, IEnumerable<string> lines) => string.Join('\n', lines.Select(line => new string(' ', indent) + line));

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));

    private static string FishText(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
