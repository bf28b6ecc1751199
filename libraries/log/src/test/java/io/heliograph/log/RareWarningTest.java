package io.heliograph.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.testsupport.LogLines;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class RareWarningTest {
  private static final Logger LOG = Logger.getLogger(RareWarningTest.class);
  private static final String CATEGORY = " io.heliograph.log.RareWarningTest ";

  @Test
  void eachKindIsOneLine() {
    var warning = new RareWarning(LOG, Duration.ofMinutes(1));
    try (LogLines log = LogLines.of()) {
      warning.log(Kind.ONE, "first");
      warning.log(Kind.ONE, "second");
      warning.log(Kind.OTHER, "third");

      assertThat(ours(log))
          .containsExactly("WARN" + CATEGORY + "first more=0", "WARN" + CATEGORY + "third more=0");
    }
  }

  @Test
  void theNextLineSaysHowManyWereLeftOut() {
    var warning = new RareWarning(LOG, Duration.ofMillis(200));
    try (LogLines log = LogLines.of()) {
      warning.log(Kind.ONE, "first");
      warning.log(Kind.ONE, "second");

      await()
          .until(
              () -> {
                warning.log(Kind.ONE, "later");
                return ours(log).size() == 2;
              });

      assertThat(ours(log).getLast()).contains("later more=").doesNotEndWith(" more=0");
    }
  }

  @Test
  void aWarningMayHaveAnotherLevel() {
    var warning = new RareWarning(LOG, Logger.Level.INFO, Duration.ofMinutes(1));
    try (LogLines log = LogLines.of()) {
      warning.log(Kind.ONE, "first");

      assertThat(ours(log)).containsExactly("INFO" + CATEGORY + "first more=0");
    }
  }

  private static List<String> ours(LogLines log) {
    return log.lines().stream().filter(line -> line.contains(CATEGORY)).toList();
  }

  private enum Kind {
    ONE,
    OTHER
  }
}
