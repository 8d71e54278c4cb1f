using System.Text;
using Slipway.Core.Commands;

namespace Slipway.Core.Rendering;

/// <summary>Completion of the command line for zsh, with what each word does: words only, no program is started.</summary>
public static class ZshCompletion
{
    /// <summary>The script.</summary>
    /// <param name="help">What exists.</param>
    public static string Render(CommandHelp help)
    {
        var text = new StringBuilder(
            $$"""
            #compdef build.sh
            # Completion of ./build.sh for zsh. Written by {{GeneratedFile.Mend}}; not edited by hand.
            # To use it: put the folder completions on fpath before compinit.

            _slipway_read() {
              case $1 in

            """
        );
        foreach (var target in help.Targets)
            text.Append($"    {target.Name}) reply+=({Words(help.OptionsOf([target.Name]))}) ;;\n");
        text.Append("    every) reply+=(").Append(Words(help.Options)).Append(") ;;\n");
        text.Append("    runner) reply+=(").Append(Words(help.Options.Where(x => x.Group == OptionGroup.Runner))).Append(") ;;\n");
        text.Append("  esac\n}\n\n_slipway_values() {\n  case $1 in\n");
        foreach (var option in help.Options.Where(x => x.Option.Arity != Arity.Flag))
            text.Append($"    {option.Option.Dashed}) {Offer(option)} ;;\n");
        text.Append(
            """
                *) return 1 ;;
              esac
              return 0
            }

            _slipway() {
              local script=${words[1]} option='' index
              local -a seen reply offered
              local -i values=0
              local -A says
              [[ $script == */* ]] || script=./$script
              # Other projects have a build.sh, too.
              [[ -f ${~script:h}/slipway.json ]] || { _files; return }
              for ((index = 2; index < CURRENT; index++)); do
                if [[ ${words[index]} == -* ]]; then
                  option=${words[index]} values=0
                elif [[ -n $option ]]; then
                  values+=1
                else
                  seen+=(${words[index]})
                fi
              done
              if [[ ${words[CURRENT]} != -* && -z $option ]]; then
                offered=(

            """
        );
        foreach (var target in help.Targets)
            text.Append($"      {Quote(target.Name, target.Description)}\n");
        text.Append(
            """
                )
                _describe -t targets target offered
                return
              fi
              if [[ ${words[CURRENT]} != -* ]] && ((values == 0)) && _slipway_values $option; then
                return
              fi
              if ((${#seen})); then
                _slipway_read runner
                for index in $seen; do _slipway_read $index; done
              else
                _slipway_read every
              fi
              says=(

            """
        );
        foreach (var option in help.Options)
            text.Append($"    {option.Option.Dashed} '{Escape(option.Description)}'\n");
        return text.Append(
                """
                  )
                  for index in ${(u)reply}; do offered+=("$index:${says[$index]}"); done
                  _describe -t options option offered
                }

                _slipway "$@"

                """
            )
            .ToString();
    }

    private static string Offer(OptionHelp option) =>
        option.IsFolder ? "_files -/"
        : option.Values.Count == 0 ? $"_message '{Escape(option.Description)}'"
        : option.Option.Separator is { } mark ? $"_values -s {mark} '{Spelling.Dashed(option.Option.Name)}' {string.Join(' ', option.Values)}"
        : $"compadd -- {string.Join(' ', option.Values)}";

    private static string Quote(string word, string meaning) => $"'{word}:{Escape(meaning)}'";

    /// <summary>Inside single quotes; a colon would end the word that is described, but not its description.</summary>
    private static string Escape(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);

    private static string Words(IEnumerable<OptionHelp> options) => string.Join(' ', options.Select(x => x.Option.Dashed));
}
