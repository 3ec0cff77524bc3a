// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

/// Somebody who acts in a scenario.
///
/// @param name how steps call it
/// @param host whose namespace it stands in
/// @param isProcess whether it is a process of its own, which can be killed, or a thread of ours
public record Role(String name, Host host, boolean isProcess) {

  /// The name of the administrator of a host: somebody other than the application.
  static String administrator(Host host) {
    return host + "-host";
  }
}
