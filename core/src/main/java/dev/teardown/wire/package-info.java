// SPDX-License-Identifier: Apache-2.0

/// From the bytes of a frame to the TCP segment in it.
///
/// **What lives here.** Link layers, IPv4 and IPv6 with their extension headers, fragments and
/// tunnels, ICMP errors, the TCP header and its options, and the small arithmetic that goes with
/// them (addresses, sequence numbers, flags, checksums). Everything is a view over borrowed bytes,
/// reused from call to call: the plain path, Ethernet to IP to TCP, allocates nothing.
///
/// **What does not.** Where frames come from (package `capture`) and what segments mean in their
/// connection (package `flow`). No view is kept past its frame; who needs a fact later copies it.
///
/// **Read first.**
/// 1. [dev.teardown.wire.Frame] and [dev.teardown.wire.FrameDecoder]: what goes in, and the door.
/// 2. [dev.teardown.wire.DecodeResult]: what comes out. Input is never an exception: a header that
///    contradicts itself or was cut off is [dev.teardown.wire.Malformed], the rest stays usable.
/// 3. [dev.teardown.wire.TcpSegmentView]: the fields of a segment, in RFC 9293's words.
///
/// **How a frame is walked.** Each layer is a class with a static `decode(Dissection, at, limit)`,
/// which checks its header and hands on to the next by `EtherType` or `IpProtocol`. `Dissection` is
/// the state of one walk: how far the capture reaches, how deep we are, and the reused results.
/// Depth is bounded there, memory in `FragmentTable`, so that no input exhausts either.
///
/// **Adding a layer.** One file with the header's layout in its first comment and the rule's
/// section beside each check; a line in `EtherType`, `IpProtocol` or `FrameDecoder`; a constant in
/// `Header` for its two ways of being too short; a test with the bytes in hex and their one-line
/// rendering.
@NullMarked
package dev.teardown.wire;

import org.jspecify.annotations.NullMarked;
