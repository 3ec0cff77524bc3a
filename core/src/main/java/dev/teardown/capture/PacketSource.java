// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.Frame;
import java.io.IOException;
import java.util.Optional;

/// A stream of captured frames: a file, later a live ring or a cable's tap.
public interface PacketSource {

  /// Moves to the next frame.
  ///
  /// @return false at the end, be it clean or not: [#problem()] tells
  /// @throws IOException only when the bytes beneath cannot be read, say in a damaged compressed
  ///   file; every frame up to there was given
  boolean next(Frame frame) throws IOException;

  /// Why the source ended before its end: cut in mid-record, or a record that cannot be. Every
  /// frame up to there was given.
  Optional<String> problem();

  /// Bytes consumed so far, of the uncompressed capture.
  long position();

  /// What the source says about itself, as far as it has been read. A new value at each call.
  default CaptureFacts facts() {
    return CaptureFacts.NONE;
  }
}
