using System.Text;
using Slipway.Core.Commands;

namespace Slipway.Core.Rendering;

/// <summary>Completion of the command line for bash, from version 3.2: words only, no program is started.</summary>
public static class BashCompletion
{
    /// <summary>The script.</summary>
    /// <param name="help">What exists.</param>
    public static string Render(CommandHelp help)
    {
        var text = new StringBuilder(
            $$"""
            # shellcheck shell=bash
            # Completion of ./build.sh for bash. Written by {{GeneratedFile.Mend}}; not edited by hand.
            # To use it: source completions/slipway.bash

            _slipway_targets='{{string.Join(' ', help.Targets.Select(x => x.Name))}}'
            _slipway_every='{{Words(help.Options)}}'
            _slipway_runner='{{Words(help.Options.Where(x => x.Group == OptionGroup.Runner))}}'

            _slipway_options() {
              case $1 in

            """
        );
        foreach (var target in help.Targets)
            text.Append($"    {target.Name}) printf '%s ' '{Words(help.OptionsOf([target.Name]))}' ;;\n");
        text.Append(
            """
              esac
            }

            # Prints how an option takes values (flag, one, many, or the separator), then the words to offer.
            _slipway_values() {
              case $1 in

            """
        );
        foreach (var option in help.Options)
            text.Append($"    {option.Option.Dashed}) printf '%s' '{Kind(option)} {(option.IsFolder ? "FOLDER" : string.Join(' ', option.Values))}' ;;\n");
        return text.Append(Body).ToString();
    }

    private const string Body = """
          esac
        }

        _slipway_offer() {
          local line
          while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "${@:2}" -- "$1")
        }

        _slipway() {
          local word=${COMP_WORDS[COMP_CWORD]} script=${COMP_WORDS[0]} option='' values=0 seen='' kind words head='' index
          COMPREPLY=()
          [[ $script == */* ]] || script=./$script
          [[ ${script%/*} != '~'* ]] || script=$HOME${script#\~}
          # Other projects have a build.sh, too.
          [[ -f ${script%/*}/slipway.json ]] || return 0
          for ((index = 1; index < COMP_CWORD; index++)); do
            case ${COMP_WORDS[index]} in
              -*) option=${COMP_WORDS[index]} values=0 ;;
              *) if [[ -n $option ]]; then values=$((values + 1)); else seen+=" ${COMP_WORDS[index]}"; fi ;;
            esac
          done
          read -r kind words <<<"$(_slipway_values "$option")"
          if [[ $word != -* && -z $option ]]; then
            _slipway_offer "$word" -W "$_slipway_targets"
            return 0
          fi
          if [[ $word != -* && $kind != flag && ($kind == many || $values -eq 0) ]]; then
            if [[ $kind == [,+] ]]; then
              [[ $word != *"$kind"* ]] || head=${word%"$kind"*}$kind
            fi
            if [[ $words == FOLDER ]]; then
              _slipway_offer "$word" -d
            elif [[ -n $words ]]; then
              _slipway_offer "${word#"$head"}" -P "$head" -W "$words"
            fi
            return 0
          fi
          words=$_slipway_every
          if [[ -n $seen ]]; then
            words=$_slipway_runner
            for index in $seen; do words+=" $(_slipway_options "$index")"; done
          fi
          _slipway_offer "$word" -W "$words"
        }

        complete -F _slipway build.sh

        """;

    private static string Kind(OptionHelp option) =>
        option.Option.Arity switch
        {
            Arity.Flag => "flag",
            Arity.Many when option.Option.Separator is { } mark => $"{mark}",
            Arity.Many => "many",
            _ => "one",
        };

    private static string Words(IEnumerable<OptionHelp> options) => string.Join(' ', options.Select(x => x.Option.Dashed));
}
