#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Analysing one large capture: teardown, tcptrace, the C loop and tshark in turns, page cache warm.
set -euo pipefail

usage() {
  cat << 'EOF'
usage: bench/offline.sh [--packets N] [--flows N] [--seed S] [--rounds N] [--tshark-rounds N]
                        [--skip-tshark]
  --packets 10000000, --flows 50000, --seed 1: the capture, generated once and kept
  --rounds 5          runs of each program, in turns
  --tshark-rounds 1   runs of tshark, which takes minutes
Exit status: 0 all measured, 2 usage, 3 some rows were left out, 5 no JDK.
EOF
}

packets=10000000 flows=50000 seed=1 rounds=5 tshark_rounds=1
while (($# > 0)); do
  case $1 in
    --skip-tshark) tshark_rounds=0 && shift && continue ;;
    --help) usage && exit 0 ;;
    --packets | --flows | --seed | --rounds | --tshark-rounds) ;;
    *) usage >&2 && exit 2 ;;
  esac
  [[ ${2:-} =~ ^[0-9]+$ ]] || { usage >&2 && exit 2; }
  name=${1#--}
  printf -v "${name//-/_}" %s "$2"
  shift 2
done

# shellcheck source=bench/measure.sh
source "$(dirname "$0")/measure.sh"
needs /usr/bin/time time || say "(peak memory)"

# What tshark must be asked for to know as much of each segment.
TSHARK_FIELDS=(
  frame.number tcp.stream tcp.analysis.retransmission tcp.analysis.fast_retransmission
  tcp.analysis.spurious_retransmission tcp.analysis.out_of_order tcp.analysis.duplicate_ack
  tcp.analysis.lost_segment tcp.analysis.ack_lost_segment tcp.analysis.keep_alive
  tcp.analysis.zero_window tcp.analysis.window_full tcp.analysis.window_update
  tcp.analysis.ack_rtt tcp.completeness
)

capture "offline-$packets-$flows-$seed" --packets "$packets" --flows "$flows" --seed "$seed"
rows=()
if has_teardown; then rows+=(teardown); fi
if needs tcptrace tcptrace; then rows+=(tcptrace); fi
if limit_program; then rows+=(c-loop); fi

run() {
  case $1 in
    teardown) measure teardown "${ANALYZE[@]}" "$CAPTURE" ;;
    tcptrace) measure tcptrace tcptrace -n -l -r "$CAPTURE" ;;
    c-loop) measure c-loop "$LIMIT" "$CAPTURE" ;;
    tshark) measure tshark tshark -r "$CAPTURE" -T fields "${TSHARK_FIELDS[@]/#/-e}" ;;
  esac
}

cat "$CAPTURE" > /dev/null
for ((round = 1; round <= rounds; round++)); do
  say "round $round of $rounds"
  for row in "${rows[@]}"; do run "$row"; done
done
if ((tshark_rounds > 0)) && needs tshark tshark; then
  rows+=(tshark)
  for ((round = 1; round <= tshark_rounds; round++)); do run tshark; done
fi

printf 'offline analysis of %s packets in %s flows: medians; %s\n\n' "$packets" "$flows" "$(machine)"
table "${rows[@]}"
exit "$STATUS"
