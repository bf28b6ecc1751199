package io.heliograph.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Logs at most one line per kind of warning and interval; the next line contains the number of
 * warnings left out. Thread-safe.
 */
public final class RareWarning {
  private final Logger log;
  private final Logger.Level level;
  private final Duration interval;
  private final Map<Enum<?>, Kind> kinds = new ConcurrentHashMap<>();

  public RareWarning(Logger log, Duration interval) {
    this(log, Logger.Level.WARN, interval);
  }

  /** Creates a logger with another level than WARN. */
  public RareWarning(Logger log, Logger.Level level, Duration interval) {
    this.log = log;
    this.level = level;
    this.interval = interval;
  }

  /**
   * Logs the warning, or counts it.
   *
   * @param kind one of few kinds
   */
  public void log(Enum<?> kind, String warning) {
    kinds.computeIfAbsent(kind, first -> new Kind()).happened(warning);
  }

  private final class Kind {
    private long logged = System.nanoTime() - interval.toNanos();
    private int leftOut;

    synchronized void happened(String warning) {
      long now = System.nanoTime();
      if (now - logged < interval.toNanos()) {
        leftOut++;
        return;
      }
      log.logf(level, "%s more=%d", warning, leftOut);
      logged = now;
      leftOut = 0;
    }
  }
}
