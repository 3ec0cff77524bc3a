# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the side-by-side scripts share: tools, captures, measuring, tables. Sourced, not run.

export LC_ALL=C
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${TMPDIR:-/tmp}/teardown-bench
RESULTS=$(mktemp -d)
trap 'rm -rf "$RESULTS"' EXIT
mkdir -p "$CACHE"

# The command under test; set TEARDOWN to measure another build.
TEARDOWN=${TEARDOWN:-$ROOT/teardown}
ANALYZE=("$TEARDOWN" analyze)
STATUS=0

say() { printf '%s\n' "$*" >&2; }

# A row cannot be measured: the run goes on, and ends with 3 (only partly done).
missing() {
  say "left out: $*"
  STATUS=3
}

# needs PROGRAM PACKAGE: whether the program is there.
needs() {
  command -v "$1" > /dev/null && return 0
  missing "$1 (Debian package $2)"
  return 1
}

has_teardown() {
  [[ -x $TEARDOWN ]] && "$TEARDOWN" --version > /dev/null 2>&1 && return 0
  missing "teardown: $TEARDOWN does not run"
  return 1
}

# Sets JDK to a JDK of release 25 or later, searched as the launcher does.
find_jdk() {
  local home release
  for home in "${TEARDOWN_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [[ -n $home && -x $home/bin/java && -r $home/release ]] || continue
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [[ -n $release ]] && ((release >= 25)); then
      JDK=$home
      return 0
    fi
  done
  say "no JDK of release 25 or later: set TEARDOWN_JAVA_HOME, or install one below /usr/lib/jvm"
  exit 5
}

sources_sum() {
  cat "$ROOT"/bench/src/main/java/dev/teardown/bench/{GenerateCapture,traffic/*}.java | cksum
}

# capture NAME ARGUMENT...: sets CAPTURE to $CACHE/NAME.pcap, with its truth in NAME.tsv, made by
# GenerateCapture unless it is there already from the same sources and arguments.
capture() {
  local name=$1 made_from
  shift
  CAPTURE=$CACHE/$name.pcap
  made_from="$(sources_sum) $*"
  if [[ -s $CAPTURE && -r $CACHE/$name.from && $(< "$CACHE/$name.from") == "$made_from" ]]; then
    return
  fi
  find_jdk
  say "building the generator"
  (cd "$ROOT" && mvn -q -pl bench -am -DskipTests compile >&2)
  say "generating $CAPTURE"
  rm -f "$CACHE/$name.from"
  "$JDK/bin/java" -cp "$ROOT/bench/target/classes" dev.teardown.bench.GenerateCapture "$@" \
    --out "$CAPTURE" --truth "$CACHE/$name.tsv"
  printf '%s' "$made_from" > "$CACHE/$name.from"
}

# Sets LIMIT to the compiled C loop; false where there is no compiler.
limit_program() {
  needs cc gcc || return 1
  LIMIT=$CACHE/limit
  cc -O2 -o "$LIMIT" "$ROOT/bench/limit.c"
}

# measure ROW COMMAND...: runs the command once, its output thrown away, and notes wall seconds, CPU
# seconds (user and system) and peak memory in KiB of the whole process under the row's name.
# A command that fails is noted as failed, with the first line that it said.
measure() {
  local row=$1 code=0 times peak=- TIMEFORMAT='%3R %3U %3S'
  shift
  if [[ -x /usr/bin/time ]]; then
    { time /usr/bin/time -q -f %M -o "$RESULTS/peak" "$@" > /dev/null 2> "$RESULTS/errors"; } \
      2> "$RESULTS/times" || code=$?
    peak=$(tail -n 1 "$RESULTS/peak")
  else
    { time "$@" > /dev/null 2> "$RESULTS/errors"; } 2> "$RESULTS/times" || code=$?
  fi
  if ((code != 0)); then
    missing "$row ended with $code: $(head -n 1 "$RESULTS/errors")"
    return 0
  fi
  times=$(tail -n 1 "$RESULTS/times")
  awk -v times="$times" -v peak="$peak" \
    'BEGIN { split(times, t, " "); print t[1], t[2] + t[3], peak }' >> "$RESULTS/row-$row"
  say "  $row: $times s (wall user system), $peak KiB"
}

# median ROW COLUMN: of all that was noted, or "-".
median() {
  [[ -s $RESULTS/row-$1 ]] || { printf -- -; return; }
  cut -d ' ' -f "$2" "$RESULTS/row-$1" | sort -g | awk '
    { value[NR] = $1 }
    END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

# table ROW...: medians, and how many times teardown's each is, as Markdown.
table() {
  local row rounds
  printf '| program | runs | wall s | CPU s | peak MiB | wall / teardown | CPU / teardown |\n'
  printf '|---|---|---|---|---|---|---|\n'
  for row in "$@"; do
    [[ -s $RESULTS/row-$row ]] || continue
    rounds=$(wc -l < "$RESULTS/row-$row")
    awk -v row="$row" -v rounds="$rounds" \
      -v wall="$(median "$row" 1)" -v cpu="$(median "$row" 2)" -v peak="$(median "$row" 3)" \
      -v own_wall="$(median teardown 1)" -v own_cpu="$(median teardown 2)" '
      function ratio(value, own) { return own > 0 ? sprintf("%.2f", value / own) : "-" }
      BEGIN {
        printf "| %s | %d | %.3f | %.3f | %s | %s | %s |\n", row, rounds, wall, cpu,
          peak == "-" ? "-" : sprintf("%.0f", peak / 1024), ratio(wall, own_wall), ratio(cpu, own_cpu)
      }'
  done
}

machine() {
  printf '%s, %s processors, %s, load %s\n' "$(date -u +%Y-%m-%d)" "$(nproc)" \
    "$(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)" \
    "$(cut -d ' ' -f 1 /proc/loadavg)"
}
