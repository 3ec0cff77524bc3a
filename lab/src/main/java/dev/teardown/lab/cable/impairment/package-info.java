// SPDX-License-Identifier: Apache-2.0

/// What can be wrong with a cable, one file each. Nothing outside a file knows its special case.
@NullMarked
package dev.teardown.lab.cable.impairment;

import org.jspecify.annotations.NullMarked;
