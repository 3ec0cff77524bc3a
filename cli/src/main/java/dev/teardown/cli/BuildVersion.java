// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// What was built, from `version.properties`, which the build fills: the version, and the commit
/// where whoever started the build named one (`-Dteardown.commit=`).
public final class BuildVersion implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    var build = new Properties();
    try (InputStream properties = BuildVersion.class.getResourceAsStream("version.properties")) {
      build.load(Objects.requireNonNull(properties, "version.properties is not in the build"));
    }
    String version = "teardown " + build.getProperty("version");
    String commit = build.getProperty("commit", "");
    return new String[] {commit.isBlank() ? version : version + " (" + commit + ")"};
  }
}
