#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From the shell's prompt to the answer: small work in a cold process.
set -euo pipefail

usage() {
  cat << 'EOF'
usage: bench/startup.sh [--rounds N]
  --rounds 10   runs of each command, in turns
Exit status: 0 all measured, 2 usage, 3 some rows were left out, 5 no JDK.
EOF
}

rounds=10
while (($# > 0)); do
  case $1 in
    --help) usage && exit 0 ;;
    --rounds) ;;
    *) usage >&2 && exit 2 ;;
  esac
  [[ ${2:-} =~ ^[0-9]+$ ]] || { usage >&2 && exit 2; }
  rounds=$2
  shift 2
done

# shellcheck source=bench/measure.sh
source "$(dirname "$0")/measure.sh"
needs /usr/bin/time time || say "(peak memory)"

find_jdk
capture small-1000 --packets 1000 --flows 20 --seed 1
rows=(java-version)
if has_teardown; then rows+=(teardown teardown-version); fi
if needs tshark tshark; then rows+=(tshark); fi
if needs tcptrace tcptrace; then rows+=(tcptrace); fi

for ((round = 1; round <= rounds; round++)); do
  say "round $round of $rounds"
  for row in "${rows[@]}"; do
    case $row in
      java-version) measure java-version "$JDK/bin/java" -version ;;
      teardown) measure teardown "${ANALYZE[@]}" "$CAPTURE" ;;
      teardown-version) measure teardown-version "$TEARDOWN" --version ;;
      tshark) measure tshark tshark -r "$CAPTURE" ;;
      tcptrace) measure tcptrace tcptrace -n -l -r "$CAPTURE" ;;
    esac
  done
done

printf 'start-up, and a capture of 1000 packets: medians; %s\n\n' "$(machine)"
table "${rows[@]}"
printf '\n"teardown" is analyze of the capture. Fastest run, ms:'
for row in "${rows[@]}"; do
  [[ -s $RESULTS/row-$row ]] || continue
  printf ' %s %.0f' "$row" "$(sort -g "$RESULTS/row-$row" | awk 'NR == 1 { print 1000 * $1 }')"
done
printf '\n'
exit "$STATUS"
