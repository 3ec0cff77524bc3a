// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.claim;

/// What the article that Teardown began with says of one case.
///
/// @param group the case: "s1"
/// @param title what happens
/// @param linux what the other side is said to see there
/// @param windows the same for Windows: not run here
/// @param documented what Microsoft documents of it
public record Claim(String group, String title, String linux, String windows, String documented) {}
