#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Two million short connections in one file: what state per connection costs.
set -euo pipefail

usage() {
  cat << 'EOF'
usage: bench/short-flows.sh [--flows N] [--seed S] [--rounds N] [--with-tcptrace]
  --flows 2000000, --seed 1: the capture, generated once and kept
  --rounds 3        runs of each program, in turns
  --with-tcptrace   one run of tcptrace too: minutes and many GiB; stopped after 5 minutes
Exit status: 0 all measured, 2 usage, 3 some rows were left out, 5 no JDK.
EOF
}

flows=2000000 seed=1 rounds=3 with_tcptrace=no
while (($# > 0)); do
  case $1 in
    --with-tcptrace) with_tcptrace=yes && shift && continue ;;
    --help) usage && exit 0 ;;
    --flows | --seed | --rounds) ;;
    *) usage >&2 && exit 2 ;;
  esac
  [[ ${2:-} =~ ^[0-9]+$ ]] || { usage >&2 && exit 2; }
  printf -v "${1#--}" %s "$2"
  shift 2
done

# shellcheck source=bench/measure.sh
source "$(dirname "$0")/measure.sh"
needs /usr/bin/time time || say "(peak memory)"

capture "short-$flows-$seed" --short --flows "$flows" --seed "$seed"
rows=()
if has_teardown; then rows+=(teardown); fi
if limit_program; then rows+=(c-loop); fi

cat "$CAPTURE" > /dev/null
for ((round = 1; round <= rounds; round++)); do
  say "round $round of $rounds"
  for row in "${rows[@]}"; do
    case $row in
      teardown) measure teardown "${ANALYZE[@]}" "$CAPTURE" ;;
      c-loop) measure c-loop "$LIMIT" "$CAPTURE" ;;
    esac
  done
done
if [[ $with_tcptrace == yes ]] && needs tcptrace tcptrace; then
  rows+=(tcptrace)
  measure tcptrace timeout 300 tcptrace -n -l -r "$CAPTURE"
fi

printf 'analysis of %s short flows: medians; %s\n\n' "$flows" "$(machine)"
table "${rows[@]}"
exit "$STATUS"
