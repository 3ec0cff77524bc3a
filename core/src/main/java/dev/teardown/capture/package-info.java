// SPDX-License-Identifier: Apache-2.0
/// Capture files as streams of frames: pcap and pcapng in all their variants.
///
/// Nothing here opens a file, decompresses or decodes a frame: bytes come in by a
/// [dev.teardown.capture.ByteSource], frames go out as a borrowed [dev.teardown.wire.Frame]. Damage
/// is never an exception: the frames before it are given, then
/// [dev.teardown.capture.PacketSource#problem()] says what was found where. Memory is one buffer of
/// a megabyte and a bounded set of notes, whatever the file's length fields claim.
///
/// Read first: [dev.teardown.capture.CaptureFile], [dev.teardown.capture.PacketSource],
/// [dev.teardown.capture.CaptureFacts].
@NullMarked
package dev.teardown.capture;

import org.jspecify.annotations.NullMarked;
