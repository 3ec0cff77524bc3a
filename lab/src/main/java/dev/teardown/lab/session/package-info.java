// SPDX-License-Identifier: Apache-2.0

/// A program behind a virtual cable: the far side is a network namespace of its own, the near side
/// is this machine's network or another namespace with a server in it.
///
/// What can be wrong with the cable stands in [dev.teardown.lab.cable.impairment]; what the user
/// asked for in which words is the command line's.
///
/// Read first: [CableSession], [SessionPlan], [NearSide].
@NullMarked
package dev.teardown.lab.session;

import org.jspecify.annotations.NullMarked;
