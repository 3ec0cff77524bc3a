// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.io.IOException;

/// Where a capture's bytes come from: a file, a pipe, a decompressor. `core` opens none of them.
@FunctionalInterface
public interface ByteSource {

  /// Reads some bytes, as [java.io.InputStream#read(byte[], int, int)] does.
  ///
  /// @return how many were read, at least one, or -1 at the end
  int read(byte[] into, int offset, int length) throws IOException;
}
