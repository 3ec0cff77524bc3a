// SPDX-License-Identifier: Apache-2.0

/// Which connections a user wants to see: the filter language and lists of ending codes.
///
/// Read first: [dev.teardown.cli.selection.FilterParser], which holds the grammar.
@NullMarked
package dev.teardown.cli.selection;

import org.jspecify.annotations.NullMarked;
