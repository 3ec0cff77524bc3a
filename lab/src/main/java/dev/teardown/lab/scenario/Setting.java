// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

/// A kernel parameter of one host's namespace: "net.ipv4.tcp_retries2" and its value.
public record Setting(Host host, String parameter, String value) {}
