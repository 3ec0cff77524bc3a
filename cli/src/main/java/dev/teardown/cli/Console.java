// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// What a run of the program is connected to; tests connect it to memory.
///
/// @param in standard input
/// @param out standard output, for data only
/// @param err standard error, for remarks
record Console(InputStream in, DataOutput out, PrintStream err, Terminal terminal) {}
