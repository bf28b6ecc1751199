package io.heliograph.harness.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files of this repository, independent of the working directory. */
public final class Repository {
  public static final Path ROOT =
      Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
          .filter(folder -> Files.exists(folder.resolve("mvnw")))
          .findFirst()
          .orElseThrow();

  private Repository() {}

  public static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  /** Returns all files below a folder. */
  public static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
