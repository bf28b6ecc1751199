package io.heliograph.notifications.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.log.RareWarning;
import io.heliograph.notifications.Warnings;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class RareWarningTest {
  private static final Logger LOG = Logger.getLogger(RareWarningTest.class);

  @Test
  void eachKindIsOneLine() {
    var warning = new RareWarning(LOG, Duration.ofMinutes(1));
    try (Warnings warnings = Warnings.fromNowOn()) {
      warning.log(Kind.ONE, "first");
      warning.log(Kind.ONE, "second");
      warning.log(Kind.OTHER, "third");

      assertThat(ours(warnings)).containsExactly("first more=0", "third more=0");
    }
  }

  @Test
  void theNextLineSaysHowManyWereLeftOut() {
    var warning = new RareWarning(LOG, Duration.ofMillis(200));
    try (Warnings warnings = Warnings.fromNowOn()) {
      warning.log(Kind.ONE, "first");
      warning.log(Kind.ONE, "second");

      await()
          .until(
              () -> {
                warning.log(Kind.ONE, "later");
                return ours(warnings).size() == 2;
              });

      assertThat(ours(warnings).getLast()).startsWith("later more=").isNotEqualTo("later more=0");
    }
  }

  private static List<String> ours(Warnings warnings) {
    return warnings.lines().stream().filter(line -> line.contains(" more=")).toList();
  }

  private enum Kind {
    ONE,
    OTHER
  }
}
