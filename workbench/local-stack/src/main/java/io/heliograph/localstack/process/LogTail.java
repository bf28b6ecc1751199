package io.heliograph.localstack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the last lines of a log file, indented, for the message of a failure. */
public final class LogTail {

  private static final int LINES = 20;
  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  public static String of(Path log) {
    if (!Files.exists(log)) {
      return "    (no log was written)";
    }
    List<String> lines = lastBytes(log).lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "    " + line)
        .collect(Collectors.joining("\n"));
  }

  private static String lastBytes(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var bytes = new byte[(int) Math.min(BYTES, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      return "(%s cannot be read: %s)".formatted(log, e);
    }
  }
}
