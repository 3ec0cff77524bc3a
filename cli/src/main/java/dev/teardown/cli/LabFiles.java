// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.lab.report.TimeLine;
import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.scenario.Host;
import dev.teardown.report.Palette;
import dev.teardown.report.Utf8Text;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps what runs leave: a capture of each end of the cable and the time line, by scenario.
final class LabFiles {

  private final Path folder;

  LabFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  void keep(LabResult result) throws IOException {
    var name = result.scenario().name().replace('/', '-').replace(".scenario", "");
    for (var end : Host.values()) {
      var capture = result.recording().at(end);
      if (capture.length > 0) {
        Files.write(folder.resolve(name + "." + end + ".pcapng"), capture);
      }
    }
    try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ".txt")))) {
      var text = new Utf8Text(out);
      new TimeLine(text, Palette.PLAIN).write(result);
      text.flush();
    }
  }
}
