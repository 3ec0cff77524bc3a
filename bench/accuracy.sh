#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Verdicts beside the truth of a generated capture; arguments are GenerateCapture's, without --out.
set -euo pipefail

# shellcheck source=bench/measure.sh
source "$(dirname "$0")/measure.sh"
(($# > 0)) || set -- --packets 10000000 --flows 50000 --seed 1
find_jdk
capture "accuracy-$(printf '%s' "$*" | cksum | cut -d' ' -f1)" "$@"
(cd "$ROOT" && mvn -q -pl bench -am -DskipTests package >&2)
"$JDK/bin/java" -cp "$ROOT/bench/target/classes:$ROOT/bench/target/lib/*" \
  dev.teardown.bench.ScoreVerdicts "$CAPTURE" "${CAPTURE%.pcap}.tsv"
