package io.heliograph.localstack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.FileHandler;

/** Limits the logs of the servers to warnings and errors, because they log every step. */
public final class QuietLogs {

  /** Strong references to the loggers. Without them, collected loggers would lose their level. */
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

  /** Sends the remaining logs of this JVM to a file instead of the terminal. */
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
