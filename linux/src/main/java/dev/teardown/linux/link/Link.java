// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

/// A network device of some namespace, as it was when it was asked for.
///
/// @param mtu in bytes, without the link's header
/// @param isUp whether it was set up (IFF_UP)
public record Link(int index, String name, int mtu, boolean isUp) {}
