// SPDX-License-Identifier: Apache-2.0
/// Measurements of Teardown, and the captures that they run on.
///
/// [GenerateCapture] writes a large capture whose endings are known; the classes named
/// `...Benchmark` are JMH benchmarks; the side-by-side runs against other tools are the scripts of
/// the module's folder.
@org.jspecify.annotations.NullMarked
package dev.teardown.bench;
