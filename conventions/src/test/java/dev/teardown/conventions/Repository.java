// SPDX-License-Identifier: Apache-2.0
package dev.teardown.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The project's own files: what a clone holds, without what builds and tools leave beside it.
///
/// Walks the tree instead of asking git: a source archive has no git and is checked all the same.
final class Repository {

  private static final Set<String> NOT_OURS =
      Set.of(".git", ".idea", ".vscode", ".settings", ".teardown", "target", "node_modules");

  private final Path root;
  private final List<Path> files;

  private Repository(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /// The repository that holds this module: the nearest folder above with a LICENSE.
  static Repository here() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("LICENSE"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no LICENSE above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return new Repository(folder, filesBelow(folder));
  }

  Path root() {
    return root;
  }

  /// Every file, ordered by path.
  List<Path> files() {
    return files;
  }

  /// Every file whose name ends so.
  List<Path> filesEnding(String... endings) {
    return files.stream()
        .filter(file -> List.of(endings).stream().anyMatch(file.getFileName().toString()::endsWith))
        .toList();
  }

  /// The path as a reader knows it, from the root, with slashes.
  String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /// The text of a file; bytes that are not UTF-8 come as replacement characters.
  static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every text file: those without a zero byte.
  List<Path> textFiles() {
    return files.stream().filter(file -> !holdsZeroByte(file)).toList();
  }

  private static boolean holdsZeroByte(Path file) {
    try {
      for (byte each : Files.readAllBytes(file)) {
        if (each == 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> filesBelow(Path root) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && isOurs(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  private static boolean isOurs(Path path) {
    return !NOT_OURS.contains(path.getFileName().toString());
  }
}
