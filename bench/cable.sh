#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the virtual cable passes and adds, beside loopback in the same run. Needs root.
set -euo pipefail
# shellcheck source=bench/measure.sh
source "$(dirname "$0")/measure.sh"

find_jdk
(cd "$ROOT" && mvn -q -B -pl bench -am -Dmaven.test.skip=true package) < /dev/null >&2
"$JDK/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "$ROOT/bench/target/classes:$ROOT/bench/target/lib/*" dev.teardown.bench.CableRates
