package io.heliograph.localstack;

import static java.util.stream.Collectors.joining;

import io.heliograph.localstack.process.Folder;
import io.heliograph.localstack.process.SecretFile;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes variables to a file that every POSIX shell can source. The file contains secrets, so only
 * its owner may read it.
 */
final class EnvironmentFile {

  private static final String QUOTE = "'";
  private static final String QUOTE_INSIDE = "'\\''";

  private final Path file;

  EnvironmentFile(Path file) {
    this.file = file;
  }

  /** Writes the file atomically, so that no reader sees an incomplete one. */
  void write(Map<String, String> variables) {
    String lines =
        variables.entrySet().stream()
            .map(EnvironmentFile::assignment)
            .collect(joining("\n", "", "\n"));
    SecretFile.write(file, lines);
  }

  Map<String, String> read() {
    try {
      var variables = new LinkedHashMap<String, String>();
      Files.readAllLines(file).stream()
          .map(line -> line.split("=", 2))
          .filter(pair -> pair.length == 2)
          .forEach(pair -> variables.put(pair[0], unquoted(pair[1])));
      return variables;
    } catch (IOException e) {
      throw new StartFailed(
          "%s is not there: nothing runs here; start it with ./dev run".formatted(file), e);
    }
  }

  void remove() {
    Folder.delete(file);
  }

  /** Returns the assignment in shell syntax, with the value quoted. */
  static String assignment(Map.Entry<String, String> variable) {
    return variable.getKey()
        + "="
        + QUOTE
        + variable.getValue().replace(QUOTE, QUOTE_INSIDE)
        + QUOTE;
  }

  private static String unquoted(String value) {
    return value.substring(1, value.length() - 1).replace(QUOTE_INSIDE, QUOTE);
  }
}
