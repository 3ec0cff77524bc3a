// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import dev.teardown.linux.sys.Fd;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Something that frames come out of and go into, and never waits. Safe for one reading and one
/// writing thread at a time.
public sealed interface FrameDevice extends AutoCloseable permits PacketSocket, Tun {

  /// Length of a `virtio_net_hdr` (linux/virtio_net.h): flags 1, GSO type 1, header length 2, GSO
  /// size 2, checksum start 2, checksum offset 2, all in the host's byte order.
  int VIRTIO_HEADER = 10;

  /// For poll.
  Fd fd();

  /// Takes the next frame, with its [#headerLength()] in front.
  ///
  /// @return its length with that header, more than `capacity` where it was cut, or the negated
  ///   error number: EAGAIN where there is none
  long read(MemorySegment buffer, long offset, int capacity);

  /// Gives a frame, with its [#headerLength()] in front.
  ///
  /// @return the length, or the negated error number
  long write(MemorySegment buffer, long offset, int length);

  /// What its frames start with, a constant of [dev.teardown.wire.LinkType].
  int linkType();

  /// Bytes before each frame: [#VIRTIO_HEADER], or 0.
  int headerLength();

  /// Frames that the kernel dropped because they were not read in time, since the last call.
  long takeLost() throws IOException;

  @Override
  void close();
}
