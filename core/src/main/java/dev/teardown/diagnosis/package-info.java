@org.jspecify.annotations.NullMarked
package dev.teardown.diagnosis;
