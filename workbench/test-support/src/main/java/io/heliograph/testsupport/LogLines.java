package io.heliograph.testsupport;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Records all log lines while it is open. The given categories log at every level. */
public final class LogLines extends Handler implements AutoCloseable {
  private static final PatternFormatter EVERYTHING = new PatternFormatter("%p %c %s%e");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Logger> loud;

  private LogLines(List<Logger> loud) {
    this.loud = loud;
  }

  public static LogLines of(String... loud) {
    var lines = new LogLines(Arrays.stream(loud).map(Logger::getLogger).toList());
    lines.setLevel(Level.ALL);
    lines.loud.forEach(logger -> logger.setLevel(Level.ALL));
    Logger.getLogger("").addHandler(lines);
    return lines;
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(EVERYTHING.format(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
    loud.forEach(logger -> logger.setLevel(null));
  }
}
