// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

/// How much of the three-way handshake a capture shows (RFC 9293 3.5).
public enum Handshake {
  COMPLETE,
  PARTIAL,
  NONE
}
