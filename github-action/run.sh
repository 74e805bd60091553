#!/usr/bin/env bash
# Runs meshlint for the GitHub Action: inputs come as INPUT_* variables, results go to the log, annotations, files, outputs and the summary.
# Works with the bash 3.2 of macOS runners.
set -euo pipefail

fail() {
  printf '::error title=meshlint::%s\n' "$(escaped "$1")"
  exit 2
}

# As a workflow command's message, which a runner takes back: actions/runner, src/Runner.Common/ActionCommand.cs.
escaped() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}

random_token() {
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

is_true() {
  case $2 in
    true) return 0 ;;
    false | '') return 1 ;;
    *) fail "The input $1 is '$2'. Write true or false." ;;
  esac
}

# Sets JAVA_HOME to the first of what the runner has that is Java 17 or newer.
choose_java() {
  local name candidate version
  for name in JAVA_HOME JAVA_HOME_17_X64 JAVA_HOME_21_X64 JAVA_HOME_25_X64 JAVA_HOME_17_ARM64 JAVA_HOME_21_ARM64 JAVA_HOME_25_ARM64 \
    JAVA_HOME_17_arm64 JAVA_HOME_21_arm64 JAVA_HOME_25_arm64; do
    candidate=${!name-}
    [ -r "$candidate/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release")
    if [ "${version:-0}" -ge 17 ]; then
      export JAVA_HOME=$candidate
      return
    fi
  done
}

find_launcher() {
  local here
  if [ -n "${INPUT_MESHLINT_HOME-}" ]; then
    launcher=$INPUT_MESHLINT_HOME/bin/meshlint
    [ -f "$launcher" ] || fail "The input meshlint-home is '$INPUT_MESHLINT_HOME', where there is no bin/meshlint. Name an unpacked distribution."
  else
    here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
    launcher=$here/../meshlint
    [ -f "$launcher" ] || fail "There is no meshlint beside the action. Use the action from meshlint's repository, or set the input meshlint-home."
  fi
}

check_version() {
  local actual
  [ -n "${INPUT_VERSION-}" ] || return 0
  actual=$("$launcher" --version)
  [ "$actual" = "meshlint $INPUT_VERSION" ] \
    || fail "The input version asks for '$INPUT_VERSION', and this is $actual. Use the action of that version."
}

add_value() {
  if [ -n "$2" ]; then
    arguments+=("$1=$2")
  fi
}

collect_arguments() {
  local line
  add_value --config "${INPUT_CONFIG-}"
  add_value --select "${INPUT_SELECT-}"
  add_value --ignore "${INPUT_IGNORE-}"
  add_value --fail-on "${INPUT_FAIL_ON-}"
  add_value --istio-version "${INPUT_ISTIO_VERSION-}"
  add_value --kubernetes-version "${INPUT_KUBERNETES_VERSION-}"
  add_value --world "${INPUT_WORLD-}"
  if is_true fail-on-incomplete "${INPUT_FAIL_ON_INCOMPLETE-}"; then
    arguments+=(--fail-on-incomplete)
  fi
  while IFS= read -r line; do
    add_value --pack "$line"
  done <<< "${INPUT_PACKS-}"
  while IFS= read -r line; do
    [ -z "$line" ] || arguments+=("$line")
  done <<< "${INPUT_ARGS-}"
  arguments+=(--)
  while IFS= read -r line; do
    [ -z "$line" ] || arguments+=("$line")
  done <<< "${INPUT_PATH-}"
}

# A number from the summary at the end of the JSON report. Text from manifests cannot look like it: in JSON it has no line breaks.
count() {
  sed -n '/^  "summary"/,$ s/^ *"'"$1"'" *: *\([0-9]*\).*/\1/p' "$json" 2>/dev/null || true
}

set_output() {
  local delimiter
  delimiter=$(random_token)
  printf '%s<<%s\n%s\n%s\n' "$1" "$delimiter" "$2" "$delimiter" >> "${GITHUB_OUTPUT:-/dev/null}"
}

write_summary() {
  {
    printf '### meshlint\n\n'
    case $status in
      0 | 1)
        printf '| Errors | Warnings | Notes | Suppressed |\n| ---: | ---: | ---: | ---: |\n| %s | %s | %s | %s |\n\n' \
          "$(count errors)" "$(count warnings)" "$(count notes)" "$(count suppressed)"
        printf 'Every finding with its place and remedy is in the log of this step and in the SARIF report.\n'
        ;;
      2) printf 'The run could not be done as asked; the log of this step says why.\n' ;;
      *) printf 'meshlint failed; please report what the log of this step says.\n' ;;
    esac
  } >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
}

main() {
  local reports token status=0
  cd "${GITHUB_WORKSPACE:-.}"
  reports=$(mktemp -d "${RUNNER_TEMP:-/tmp}/meshlint.XXXXXX")
  json=$reports/meshlint.json
  sarif=${INPUT_SARIF_FILE:-$reports/meshlint.sarif}
  case $sarif in
    /* | [A-Za-z]:*) ;;
    *) sarif=$PWD/$sarif ;;
  esac

  choose_java
  find_launcher
  check_version
  arguments=(check --format=text "--format=json=$json" "--format=sarif=$sarif" "--format=github=$reports/annotations" --color=never)
  collect_arguments

  # What the linted files say appears in the log; until the token comes, the runner takes no line for a command.
  token=$(random_token)
  printf '::stop-commands::%s\n' "$token"
  "$launcher" "${arguments[@]}" 2>&1 || status=$?
  printf '\n::%s::\n' "$token"

  if is_true annotations "${INPUT_ANNOTATIONS:-true}" && [ -f "$reports/annotations" ]; then
    cat "$reports/annotations"
  fi
  if [ -f "$sarif" ]; then
    set_output sarif-file "$sarif"
  fi
  if [ -f "$json" ]; then
    set_output json-file "$json"
  fi
  set_output errors "$(count errors)"
  set_output warnings "$(count warnings)"
  set_output notes "$(count notes)"
  set_output exit-status "$status"
  write_summary
  if [ "$status" -ge 2 ]; then
    printf '::error title=meshlint::%s\n' "The run could not be done as asked (exit status $status); the log above says why."
  fi
  exit "$status"
}

main
