// SPDX-License-Identifier: Apache-2.0
package dev.teardown.architecture;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a class of `core` must not name: files, sockets, threads, clocks, loggers, native calls.
///
/// Reads the whole constant pool: every class, method and field that the code can reach by name is
/// there, in descriptors too, whatever the source looks like.
final class ForbiddenReferences {

  private static final List<String> PACKAGES =
      List.of(
          "java/net/",
          "java/nio/channels/",
          "java/nio/file/",
          "java/lang/foreign/",
          "java/util/concurrent/",
          "java/util/logging/");

  private static final Set<String> CLASSES =
      Set.of(
          "java/io/Console",
          "java/io/RandomAccessFile",
          "java/lang/Process",
          "java/lang/ProcessBuilder",
          "java/lang/Runtime",
          "java/lang/System$Logger",
          "java/lang/Thread",
          "java/lang/ThreadLocal",
          "java/time/Clock",
          "java/util/Timer");

  /// A unit of time is no clock.
  private static final Set<String> ALLOWED = Set.of("java/util/concurrent/TimeUnit");

  private static final Set<String> ALLOWED_OF_SYSTEM =
      Set.of("arraycopy", "identityHashCode", "lineSeparator");

  private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+);");

  private ForbiddenReferences() {}

  /// The forbidden names in one class file, as `java/io/File` or `java/lang/System.nanoTime`.
  static Set<String> in(byte[] classFile) {
    ClassModel parsed = ClassFile.of().parse(classFile);
    var found = new TreeSet<String>();
    for (PoolEntry entry : parsed.constantPool()) {
      switch (entry) {
        case ClassEntry type -> addIfForbidden(type.asInternalName(), found);
        case MemberRefEntry member -> addIfForbidden(member, found);
        case Utf8Entry text -> addClassesOfDescriptor(text.stringValue(), found);
        default -> {}
      }
    }
    return found;
  }

  private static void addIfForbidden(String type, Set<String> found) {
    boolean forbidden =
        CLASSES.contains(type)
            || type.startsWith("java/io/File")
            || PACKAGES.stream().anyMatch(type::startsWith);
    if (forbidden && !ALLOWED.contains(type)) {
      found.add(type);
    }
  }

  private static void addIfForbidden(MemberRefEntry member, Set<String> found) {
    String type = member.owner().asInternalName();
    String name = member.name().stringValue();
    boolean readsSystem = type.equals("java/lang/System") && !ALLOWED_OF_SYSTEM.contains(name);
    boolean readsClock = type.startsWith("java/time/") && name.equals("now");
    if (readsSystem || readsClock) {
      found.add(type + "." + name);
    }
  }

  private static void addClassesOfDescriptor(String text, Set<String> found) {
    if (text.startsWith("(") || text.startsWith("L") || text.startsWith("[")) {
      CLASS_IN_DESCRIPTOR
          .matcher(text)
          .results()
          .forEach(hit -> addIfForbidden(hit.group(1), found));
    }
  }
}
