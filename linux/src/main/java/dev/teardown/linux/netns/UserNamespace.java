// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import dev.teardown.linux.capability.Capability.Missing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Programs started as root of a user namespace, by unshare(1) of util-linux.
final class UserNamespace {

  /// User and network namespace, the user mapped to root. It replaces itself by the program, so the
  /// process id and the signals are the program's own.
  static final List<String> PREFIX = List.of("unshare", "-Urn", "--");

  private static final int PATIENCE_SECONDS = 10;

  private UserNamespace() {}

  /// What stands in the way, if a program started so does not run.
  static Optional<Missing> obstacle() {
    var command = new ArrayList<>(PREFIX);
    command.add("true");
    try {
      Process trial = new ProcessBuilder(command).redirectErrorStream(true).start();
      return obstacle(trial);
    } catch (IOException absent) {
      return Optional.of(
          new Missing("the program unshare cannot be started", "install util-linux, or be root"));
    }
  }

  private static Optional<Missing> obstacle(Process trial) throws IOException {
    trial.getOutputStream().close();
    String said =
        new String(trial.getInputStream().readNBytes(300), StandardCharsets.UTF_8).strip();
    try {
      if (trial.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0) {
        return Optional.empty();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    trial.destroyForcibly();
    return Optional.of(explained(said, UserNamespace::kernelParameter));
  }

  /// Names the rule of the system that forbids it.
  ///
  /// @param said by unshare, for the case that no rule is known
  /// @param parameter the value of a parameter by its name, empty if the kernel has none
  static Missing explained(String said, Function<String, String> parameter) {
    if (parameter.apply("user/max_user_namespaces").equals("0")) {
      return new Missing(
          "user namespaces are switched off", "be root, or: sysctl user.max_user_namespaces=10000");
    }
    if (parameter.apply("kernel/unprivileged_userns_clone").equals("0")) {
      return new Missing(
          "this system keeps user namespaces for root",
          "be root, or: sysctl kernel.unprivileged_userns_clone=1");
    }
    if (parameter.apply("kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
      return new Missing(
          "AppArmor keeps user namespaces from this program",
          "be root, or: sysctl kernel.apparmor_restrict_unprivileged_userns=0");
    }
    return new Missing(
        said.isEmpty() ? "unshare -Urn failed" : said,
        "be root; in a container: give it CAP_SYS_ADMIN and CAP_NET_ADMIN");
  }

  private static String kernelParameter(String name) {
    try {
      return Files.readString(Path.of("/proc/sys", name)).strip();
    } catch (IOException absent) {
      return "";
    }
  }
}
