@org.jspecify.annotations.NullMarked
package dev.teardown.cli;
