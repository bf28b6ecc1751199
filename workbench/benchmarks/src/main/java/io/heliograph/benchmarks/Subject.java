package io.heliograph.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The subject of a benchmark. */
public enum Subject {
  INBOX,
  SIGNALS;

  static Optional<Subject> of(String word) {
    return Arrays.stream(values()).filter(subject -> subject.word().equals(word)).findFirst();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String command() {
    return "./dev bench " + word();
  }
}
