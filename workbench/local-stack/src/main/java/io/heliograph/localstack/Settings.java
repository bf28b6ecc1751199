package io.heliograph.localstack;

import io.heliograph.localstack.process.Service;
import io.heliograph.localstack.process.StartFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the command line and of the environment. A blank variable counts as absent. */
record Settings(Layout layout, Path calledFrom, boolean clean, Map<String, String> environment) {

  static final String DIRECTORY_FILE = "HELIOGRAPH_DIRECTORY_FILE";

  private static final int LAST_PORT = 65_535;
  private static final List<String> QUICK_START = List.of("-Xshare:auto", "-XX:+UseSerialGC");

  static Settings of(String[] arguments, Map<String, String> environment) {
    if (arguments.length == 0 || !Arrays.stream(arguments).skip(1).allMatch("--clean"::equals)) {
      throw new StartFailed("usage: ./dev run [--clean]");
    }
    var root = new Layout(Path.of(arguments[0]).toAbsolutePath().normalize());
    return new Settings(root, Path.of("").toAbsolutePath(), arguments.length > 1, environment);
  }

  Optional<String> value(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  int port(String variable, int otherwise) {
    String text = value(variable).orElse(Integer.toString(otherwise)).strip();
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST_PORT) {
      throw new StartFailed(
          "%s is '%s': a port is a number up to %d".formatted(variable, text, LAST_PORT));
    }
    return Integer.parseInt(text);
  }

  /**
   * Returns the directory file. A relative path is resolved against the folder in which ./dev was
   * called.
   */
  Path directoryFile() {
    return value(DIRECTORY_FILE)
        .map(path -> calledFrom.resolve(path).normalize())
        .orElseGet(layout::sampleDirectory);
  }

  /**
   * Returns the JVM options. Those of the caller come last and take precedence. A collector that
   * the caller chooses replaces the default one, because a JVM refuses two.
   */
  List<String> jvmOptions(Service service) {
    List<String> own =
        value(service.jvmOptionsVariable())
            .map(text -> List.of(text.strip().split("\\s+")))
            .orElse(List.of());
    var options = new ArrayList<>(QUICK_START);
    if (own.stream().anyMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      options.removeLast();
    }
    options.addAll(own);
    return options;
  }
}
