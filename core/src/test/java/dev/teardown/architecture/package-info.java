// SPDX-License-Identifier: Apache-2.0

/// What `core` may depend on: between its packages, and beyond the JDK's pure parts.
@org.jspecify.annotations.NullMarked
package dev.teardown.architecture;
