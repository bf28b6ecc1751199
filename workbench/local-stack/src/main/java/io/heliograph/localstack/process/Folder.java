package io.heliograph.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Creates and deletes folders for the local stack. */
public final class Folder {

  private Folder() {}

  public static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates the parent folder of this file. */
  public static void createFor(Path file) {
    create(file.toAbsolutePath().resolveSibling("."));
  }

  public static Path createTemporary(String prefix) {
    try {
      return Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void delete(Path folder) {
    if (Files.isDirectory(folder)) {
      children(folder).forEach(Folder::delete);
    }
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the children of a folder, and none for a symbolic link. Links are deleted, not
   * followed.
   */
  private static List<Path> children(Path folder) {
    if (Files.isSymbolicLink(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
