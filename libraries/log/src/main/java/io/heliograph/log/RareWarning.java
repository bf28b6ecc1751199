package io.heliograph.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Writes one line for each kind of warning and interval, however often it happens; the next line
 * says how many there were meanwhile. For any thread.
 */
public final class RareWarning {
  private final Logger log;
  private final Logger.Level level;
  private final Duration interval;
  private final Map<Enum<?>, Kind> kinds = new ConcurrentHashMap<>();

  public RareWarning(Logger log, Duration interval) {
    this(log, Logger.Level.WARN, interval);
  }

  /** For what is less than a warning. */
  public RareWarning(Logger log, Logger.Level level, Duration interval) {
    this.log = log;
    this.level = level;
    this.interval = interval;
  }

  /**
   * Writes the warning, or counts it.
   *
   * @param kind of which there are few
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
