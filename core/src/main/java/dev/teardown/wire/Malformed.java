// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// A frame in which a header contradicts itself or was cut off before the fields that are needed.
/// Reused by its decoder.
public final class Malformed implements DecodeResult {

  private int offset;
  private String why = "";
  private String spec = "";

  Malformed set(int offset, String why, String spec) {
    this.offset = offset;
    this.why = why;
    this.spec = spec;
    return this;
  }

  /// Index of the offending header from the start of the frame, or from the start of the datagram
  /// if that was reassembled of fragments.
  public int offset() {
    return offset;
  }

  /// What is wrong, a constant per kind of fault so that equal faults can be counted together.
  public String why() {
    return why;
  }

  /// The rule that it breaks, such as "RFC 9293 3.1"; empty when the capture only cut it off.
  public String spec() {
    return spec;
  }
}
