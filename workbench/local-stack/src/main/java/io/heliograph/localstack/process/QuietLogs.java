package io.heliograph.localstack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.FileHandler;

/** The servers tell every step they take; here only what is wrong is of interest. */
public final class QuietLogs {

  /** Held here, or the levels would go with the loggers when those are collected. */
  private static final List<Logger> LOGGERS =
      List.of(
          logger("kafka"),
          logger("org.apache.kafka"),
          logger("state.change.logger"),
          logger("io.zonky.test"));

  private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX} %-5p [%c] (%t) %s%e%n";

  private QuietLogs() {}

  public static void apply() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARN));
  }

  /** For a JVM of its own: what is left to say goes to a file, not to the terminal. */
  public static void to(Path file) {
    Folder.createFor(file);
    Logger all = logger("");
    all.clearHandlers();
    try {
      all.addHandler(new FileHandler(new PatternFormatter(LINE), file.toFile(), true));
    } catch (IOException e) {
      throw new StartFailed("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private static Logger logger(String name) {
    return LogContext.getLogContext().getLogger(name);
  }
}
