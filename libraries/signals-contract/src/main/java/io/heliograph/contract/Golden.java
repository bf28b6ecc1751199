package io.heliograph.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the golden files, against which both ends are tested. */
public final class Golden {
  private Golden() {}

  /**
   * Returns the content of a golden file without its final newline.
   *
   * @param name its file name, such as {@code new_notification.record.json}
   * @throws IllegalArgumentException if there is no such file
   */
  public static String read(String name) {
    try (var file = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (file == null) {
        throw new IllegalArgumentException("no golden file named " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
