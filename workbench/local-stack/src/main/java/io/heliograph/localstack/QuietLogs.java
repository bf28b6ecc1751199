package io.heliograph.localstack;

import java.util.List;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/** The servers tell every step they take; here only what is wrong is of interest. */
final class QuietLogs {

  /** Held here, or the levels would go with the loggers when those are collected. */
  private static final List<Logger> LOGGERS =
      List.of(
          logger("kafka"),
          logger("org.apache.kafka"),
          logger("state.change.logger"),
          logger("io.zonky.test"));

  private QuietLogs() {}

  static void apply() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARN));
  }

  private static Logger logger(String name) {
    return LogContext.getLogContext().getLogger(name);
  }
}
