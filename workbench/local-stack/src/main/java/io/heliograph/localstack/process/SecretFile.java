package io.heliograph.localstack.process;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that contain secrets, so that only their owner may read them. */
public final class SecretFile {

  private SecretFile() {}

  /** Writes the file atomically, so that no reader sees an incomplete one. */
  public static void write(Path file, String content) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Folder.createFor(file);
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.move(Files.writeString(draft, content), file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartFailed("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
