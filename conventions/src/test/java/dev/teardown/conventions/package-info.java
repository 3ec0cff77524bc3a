// SPDX-License-Identifier: Apache-2.0

/// Tests over the whole repository, none of them about one module: how files are formatted and
/// licensed, that documents name types and files that exist, that nothing points at a machine.
/// Start with [Repository], which finds the files.
@org.jspecify.annotations.NullMarked
package dev.teardown.conventions;
