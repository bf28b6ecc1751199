package io.heliograph.localstack.process;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An exclusive lock on a folder. It is released when its process ends in any way, and also when
 * this object is garbage-collected.
 */
public final class FolderLock implements AutoCloseable {

  public static final String FILE_NAME = "lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  public static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      return lock(folder, FileChannel.open(folder.resolve(FILE_NAME), CREATE, WRITE));
    } catch (IOException e) {
      throw new StartFailed("%s cannot be used: %s".formatted(folder, e), e);
    }
  }

  private static FolderLock lock(Path folder, FileChannel channel) throws IOException {
    if (tryLock(channel)) {
      return new FolderLock(channel);
    }
    channel.close();
    throw new StartFailed(
        "%s is in use by another local run; stop that one first".formatted(folder));
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
