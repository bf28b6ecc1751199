package io.heliograph.benchmarks;

import io.heliograph.benchmarks.inbox.Scale;
import io.heliograph.benchmarks.load.BenchmarkFailed;
import io.heliograph.benchmarks.signals.SignalScale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** The options of the command line. */
public record Options(Path root, Subject subject, List<String> arguments, Scale scale) {
  static final String USAGE =
      """
      usage: ./dev bench inbox [--quick] [--rows NUMBER] [--seconds NUMBER]
             ./dev bench signals [--quick]""";

  private static final String QUICK = "--quick";

  /** Parses the root of the repository, followed by the arguments of {@code ./dev bench}. */
  static Options of(String... command) {
    var words = new ArrayDeque<>(List.of(command));
    if (words.size() < 2) {
      throw new BenchmarkFailed(USAGE);
    }
    Path root = Path.of(words.removeFirst()).toAbsolutePath().normalize();
    Subject subject = Subject.of(words.removeFirst()).orElseThrow(() -> new BenchmarkFailed(USAGE));
    return new Options(root, subject, List.copyOf(words), scale(subject, words));
  }

  /** Returns the scale. Only the inbox benchmark has options other than {@code --quick}. */
  private static Scale scale(Subject subject, Deque<String> words) {
    return switch (subject) {
      case INBOX -> scale(words);
      case SIGNALS -> quickOrFull(words);
    };
  }

  private static Scale quickOrFull(Deque<String> words) {
    var scale = words.remove(QUICK) ? Scale.QUICK : Scale.FULL;
    if (!words.isEmpty()) {
      throw new BenchmarkFailed(USAGE);
    }
    return scale;
  }

  private static Scale scale(Deque<String> words) {
    var scale = words.remove(QUICK) ? Scale.QUICK : Scale.FULL;
    OptionalInt rows = number(words, "--rows");
    OptionalInt seconds = number(words, "--seconds");
    if (!words.isEmpty()) {
      throw new BenchmarkFailed(USAGE);
    }
    return scale
        .withRows(rows.orElse(scale.rows()))
        .withRound(seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : scale.round());
  }

  /** Removes the option and its value from the words and returns the value. */
  private static OptionalInt number(Deque<String> words, String option) {
    var all = List.copyOf(words);
    int place = all.indexOf(option);
    if (place < 0) {
      return OptionalInt.empty();
    }
    String value = place + 1 < all.size() ? all.get(place + 1) : "";
    if (!value.matches("[1-9]\\d{0,8}")) {
      throw new BenchmarkFailed(USAGE);
    }
    words.remove(option);
    words.remove(value);
    return OptionalInt.of(Integer.parseInt(value));
  }

  boolean quick() {
    return arguments.contains(QUICK);
  }

  public SignalScale signalScale() {
    return quick() ? SignalScale.QUICK : SignalScale.FULL;
  }

  /** Returns the command that repeats this run. */
  String command() {
    return subject.command() + (arguments.isEmpty() ? "" : " " + String.join(" ", arguments));
  }

  /** Returns the folder with the logs of the services, which remains after the run. */
  public Path logs() {
    return root.resolve("workbench/benchmarks/target/logs");
  }
}
