# shellcheck shell=bash
# Completion of ./build.sh for bash. Written by ./build.sh GenerateFiles; not edited by hand.
# To use it: source completions/slipway.bash

_slipway_targets='Audit BackendBuild Bench BuildBase Check Clean Comment Compose Dev Doctor Engine Explain GenerateFiles Lock Modes Publish PushCache Render Replay Runtime Test VerifyFiles VerifyLayers VerifyLock VerifyWorkflows Wheelhouse Workflows'
_slipway_every='--all --audit --backend --budget --builder --bump --bytecode --cache --continue --cuda --cutoff --data --device --dry-run --fail-on-findings --generate-configuration --gpu-architectures --help --host --html --image --index --job --job-folder --json --layers --lock --locked --markdown --matrix --mode --name --no-logo --output --override --partition --plan --platform --product --profile --pull-request --push --registry --requirements --rivals --root --run --rung --sccache --serve --shell-completion --since --skip --smoke --spec --start --status --stop --strict --tag --target --upgrade --upstream --verbosity --why'
_slipway_runner='--continue --generate-configuration --help --host --no-logo --partition --plan --profile --root --shell-completion --skip --strict --target --verbosity'

_slipway_options() {
  case $1 in
    Audit) printf '%s ' '--backend --cache --device --fail-on-findings --html --image --job-folder --json --locked --markdown --mode --platform --product --upstream' ;;
    BackendBuild) printf '%s ' '--backend --builder --device --dry-run --json --locked --markdown --mode --name --output --override --platform --push --registry --sccache --smoke --tag --upstream' ;;
    Bench) printf '%s ' '--audit --data --json --layers --markdown --rivals --sccache' ;;
    BuildBase) printf '%s ' '--backend --builder --device --dry-run --json --locked --markdown --mode --name --output --platform --push --registry --smoke --tag --upstream' ;;
    Check) printf '%s ' '--all --backend --builder --bytecode --cache --cuda --device --dry-run --gpu-architectures --index --job-folder --json --locked --markdown --mode --name --output --override --platform --push --registry --requirements --sccache --serve --smoke --tag --upstream' ;;
    Clean) printf '%s ' '--all' ;;
    Comment) printf '%s ' '--dry-run --job-folder --pull-request' ;;
    Compose) printf '%s ' '--backend --builder --bytecode --device --locked --mode --name --output --platform --push --registry --smoke --tag --upstream' ;;
    Dev) printf '%s ' '--all --backend --builder --bytecode --cache --cuda --device --dry-run --gpu-architectures --index --job-folder --json --locked --markdown --mode --name --output --override --platform --push --registry --requirements --sccache --serve --smoke --tag --upstream' ;;
    Doctor) printf '%s ' '--backend --builder --device --index --json --locked --markdown --mode --name --output --platform --push --registry --smoke --tag --upstream' ;;
    Engine) printf '%s ' '--builder --start --status --stop' ;;
    Explain) printf '%s ' '--all --backend --builder --bump --bytecode --cache --cuda --cutoff --device --gpu-architectures --index --job-folder --json --layers --lock --locked --markdown --matrix --mode --name --output --override --platform --product --push --registry --requirements --since --smoke --tag --upstream --why' ;;
    GenerateFiles) printf '%s ' '' ;;
    Lock) printf '%s ' '--all --backend --budget --bump --cutoff --device --index --json --layers --locked --markdown --mode --platform --requirements --upgrade --upstream' ;;
    Modes) printf '%s ' '--json --markdown' ;;
    Publish) printf '%s ' '--backend --builder --bytecode --cache --device --dry-run --index --job-folder --json --locked --markdown --mode --name --output --override --platform --push --registry --requirements --sccache --smoke --tag --upstream' ;;
    PushCache) printf '%s ' '--all --backend --builder --bytecode --cache --cuda --device --dry-run --gpu-architectures --index --job-folder --json --locked --markdown --mode --name --output --override --platform --product --push --registry --requirements --sccache --serve --smoke --tag --upstream' ;;
    Render) printf '%s ' '--backend --builder --bytecode --device --locked --mode --name --output --platform --push --registry --smoke --tag --upstream' ;;
    Replay) printf '%s ' '--cache --dry-run --job --run --spec' ;;
    Runtime) printf '%s ' '--all --backend --builder --bytecode --cache --cuda --device --dry-run --gpu-architectures --index --job-folder --json --locked --markdown --mode --name --output --override --platform --push --registry --requirements --sccache --serve --smoke --tag --upstream' ;;
    Test) printf '%s ' '--all --rung' ;;
    VerifyFiles) printf '%s ' '' ;;
    VerifyLayers) printf '%s ' '--backend --builder --bytecode --cache --device --dry-run --index --job-folder --json --locked --markdown --mode --name --output --override --platform --push --registry --requirements --sccache --smoke --tag --upstream' ;;
    VerifyLock) printf '%s ' '--backend --device --locked --mode --platform --requirements --upstream' ;;
    VerifyWorkflows) printf '%s ' '' ;;
    Wheelhouse) printf '%s ' '--all --backend --builder --cuda --device --dry-run --gpu-architectures --index --json --locked --markdown --mode --name --output --platform --push --registry --requirements --sccache --serve --smoke --tag --upstream' ;;
    Workflows) printf '%s ' '' ;;
  esac
}

# Prints how an option takes values (flag, one, many, or the separator), then the words to offer.
_slipway_values() {
  case $1 in
    --all) printf '%s' 'flag ' ;;
    --audit) printf '%s' 'flag ' ;;
    --backend) printf '%s' ', onnx torch vllm sglang trtllm all' ;;
    --budget) printf '%s' 'one ' ;;
    --builder) printf '%s' 'one ' ;;
    --bump) printf '%s' ', ' ;;
    --bytecode) printf '%s' 'one on off' ;;
    --cache) printf '%s' ', ' ;;
    --continue) printf '%s' 'flag ' ;;
    --cuda) printf '%s' 'one ' ;;
    --cutoff) printf '%s' 'one ' ;;
    --data) printf '%s' 'one ' ;;
    --device) printf '%s' 'one cpu gpu' ;;
    --dry-run) printf '%s' 'flag ' ;;
    --fail-on-findings) printf '%s' 'flag ' ;;
    --generate-configuration) printf '%s' 'one ' ;;
    --gpu-architectures) printf '%s' ', ' ;;
    --help) printf '%s' 'flag ' ;;
    --host) printf '%s' 'one Terminal GitHubActions' ;;
    --html) printf '%s' 'one ' ;;
    --image) printf '%s' ', ' ;;
    --index) printf '%s' 'one ' ;;
    --job) printf '%s' 'one ' ;;
    --job-folder) printf '%s' 'one FOLDER' ;;
    --json) printf '%s' 'flag ' ;;
    --layers) printf '%s' 'flag ' ;;
    --lock) printf '%s' 'one ' ;;
    --locked) printf '%s' 'flag ' ;;
    --markdown) printf '%s' 'flag ' ;;
    --matrix) printf '%s' 'flag ' ;;
    --mode) printf '%s' 'one minimal recommended full' ;;
    --name) printf '%s' 'one ' ;;
    --no-logo) printf '%s' 'flag ' ;;
    --output) printf '%s' 'one FOLDER' ;;
    --override) printf '%s' ', ' ;;
    --partition) printf '%s' 'one ' ;;
    --plan) printf '%s' 'flag ' ;;
    --platform) printf '%s' ', linux/amd64 linux/arm64' ;;
    --product) printf '%s' 'one runtime check dev' ;;
    --profile) printf '%s' 'many ' ;;
    --pull-request) printf '%s' 'one ' ;;
    --push) printf '%s' 'flag ' ;;
    --registry) printf '%s' 'one ' ;;
    --requirements) printf '%s' 'one ' ;;
    --rivals) printf '%s' 'flag ' ;;
    --root) printf '%s' 'one FOLDER' ;;
    --run) printf '%s' 'one ' ;;
    --rung) printf '%s' ', House Core Tools Targets Compat FrontDoor Images' ;;
    --sccache) printf '%s' 'one ' ;;
    --serve) printf '%s' 'many ' ;;
    --shell-completion) printf '%s' 'flag ' ;;
    --since) printf '%s' 'one ' ;;
    --skip) printf '%s' '+ Audit BackendBuild Bench BuildBase Check Clean Comment Compose Dev Doctor Engine Explain GenerateFiles Lock Modes Publish PushCache Render Replay Runtime Test VerifyFiles VerifyLayers VerifyLock VerifyWorkflows Wheelhouse Workflows' ;;
    --smoke) printf '%s' 'one auto on off' ;;
    --spec) printf '%s' 'one ' ;;
    --start) printf '%s' 'flag ' ;;
    --status) printf '%s' 'flag ' ;;
    --stop) printf '%s' 'flag ' ;;
    --strict) printf '%s' 'flag ' ;;
    --tag) printf '%s' 'one ' ;;
    --target) printf '%s' '+ Audit BackendBuild Bench BuildBase Check Clean Comment Compose Dev Doctor Engine Explain GenerateFiles Lock Modes Publish PushCache Render Replay Runtime Test VerifyFiles VerifyLayers VerifyLock VerifyWorkflows Wheelhouse Workflows' ;;
    --upgrade) printf '%s' 'flag ' ;;
    --upstream) printf '%s' 'one public pypi debian' ;;
    --verbosity) printf '%s' 'one verbose normal minimal quiet' ;;
    --why) printf '%s' 'one ' ;;
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
