@org.jspecify.annotations.NullMarked
package dev.teardown.report;
