// SPDX-License-Identifier: Apache-2.0

/// What is claimed of the eight cases, in our own words.
///
/// Read first: [Claim], [Claims].
@NullMarked
package dev.teardown.lab.claim;

import org.jspecify.annotations.NullMarked;
