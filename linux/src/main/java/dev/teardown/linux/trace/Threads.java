// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which process a thread belongs to: what the kernel calls a pid in its events is a thread. Known
/// of threads that started while it listened; of others `/proc` is asked while they live.
final class Threads {

  private static final long CLONE_THREAD = 0x10000;
  private static final int MAX_KNOWN = 65_536;

  private final Map<Integer, Integer> processes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
          return size() > MAX_KNOWN;
        }
      };

  void started(int thread, int creator, long cloneFlags) {
    boolean isThread = (cloneFlags & CLONE_THREAD) != 0;
    processes.put(thread, isThread ? process(creator) : thread);
  }

  /// The process of a thread; the thread itself where nothing better is known.
  int process(int thread) {
    if (thread == 0) {
      return 0;
    }
    return processes.computeIfAbsent(thread, Threads::asProcShows);
  }

  /// `/proc/TID/status` exists for every thread, also where listing `/proc` does not show it.
  private static int asProcShows(int thread) {
    try (var lines = Files.lines(Path.of("/proc", Integer.toString(thread), "status"))) {
      return lines
          .filter(line -> line.startsWith("Tgid:"))
          .mapToInt(line -> Integer.parseInt(line.substring(5).strip()))
          .findFirst()
          .orElse(thread);
    } catch (IOException | UncheckedIOException _) {
      return thread; // gone: it was a process of its own, or we came too late
    }
  }
}
