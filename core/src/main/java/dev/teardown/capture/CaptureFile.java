// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

/// Opens a capture of either format by its first bytes.
public final class CaptureFile {

  private CaptureFile() {}

  /// @throws UnreadableCaptureException when the first bytes are no capture's
  public static PacketSource open(ByteSource bytes) throws UnreadableCaptureException {
    throw new UnreadableCaptureException("not built yet");
  }
}
