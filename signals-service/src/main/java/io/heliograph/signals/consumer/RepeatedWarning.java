package io.heliograph.signals.consumer;

import java.time.Duration;
import org.jboss.logging.Logger;

/** Logs a repeated warning at most once in ten seconds. Not thread-safe. */
final class RepeatedWarning {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Logger log;
  private String last = "";
  private long loggedAt;

  RepeatedWarning(Logger log) {
    this.log = log;
  }

  void log(String warning) {
    long now = System.nanoTime();
    if (!warning.equals(last) || now - loggedAt >= INTERVAL.toNanos()) {
      log.warn(warning);
      last = warning;
      loggedAt = now;
    }
  }
}
