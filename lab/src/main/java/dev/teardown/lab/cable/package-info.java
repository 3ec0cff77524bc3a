// SPDX-License-Identifier: Apache-2.0

/// The virtual cable: what is between two hosts of the laboratory, and everything that can be wrong
/// with it.
///
/// Here is how packets are moved, recorded and counted; what is done to them stands in
/// [dev.teardown.lab.cable.impairment], and the devices in `linux`. No type here knows any
/// impairment but the cut.
///
/// Read first: [VirtualCable], [Impairment], [ForwardingLoop].
@NullMarked
package dev.teardown.lab.cable;

import org.jspecify.annotations.NullMarked;
