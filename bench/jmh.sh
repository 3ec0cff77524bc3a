#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the JMH benchmarks; arguments go to JMH: bench/jmh.sh FrameDecoder -prof gc
set -euo pipefail

# shellcheck source=bench/measure.sh
source "$(dirname "$0")/measure.sh"
find_jdk
(cd "$ROOT" && mvn -q -pl bench -am -DskipTests package >&2)
"$JDK/bin/java" -cp "$ROOT/bench/target/classes:$ROOT/bench/target/lib/*" \
  org.openjdk.jmh.Main "$@"
