package io.heliograph.notifications.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.queue.SendWriter;
import io.heliograph.testsupport.LogLines;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnansweredCommitTest {
  private static final int COMMITS = 1_000;

  @Test
  void manyAreFewLines() {
    var failure =
        new DatabaseException(DatabaseFailure.UNKNOWN_OUTCOME, new IOException("Connection reset"));
    try (LogLines log = LogLines.of()) {
      for (int i = 0; i < COMMITS; i++) {
        assertThat(SendWriter.failureForSender(failure))
            .hasMessageContaining("may have been stored");
      }

      assertThat(log.lines())
          .filteredOn(line -> line.contains("commit was not answered reason="))
          .hasSizeBetween(1, COMMITS / 100);
    }
  }
}
