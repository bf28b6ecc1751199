package io.heliograph.notifications.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.OutboxEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the relay while another session holds a snapshot, as a dump does, so that vacuum cannot
 * remove dead rows.
 */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class OldSnapshotIT {
  private static final int DEAD = 1_000;
  private static final int LOOKS = 30;

  /**
   * Divisor of the bound. Statistics arrive late, so the preparation may be counted too: at most
   * four reads of {@link #DEAD} entries, and their deletion.
   */
  private static final int FEW = 2;

  private static final Duration STATISTICS = Duration.ofSeconds(30);

  private static final String SNAPSHOT =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM outbox";

  private static final String STATISTIC =
      "SELECT %s FROM pg_stat_user_indexes WHERE indexrelname = 'outbox_pkey'";

  @Inject Outbox outbox;
  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void aLookDoesNotPassWhatWasPublishedBefore() throws Exception {
    try (var dump = tables.holding(SNAPSHOT)) {
      publish(DEAD);
      publish(1);
      await().atMost(STATISTICS).until(() -> entriesRead() >= DEAD);
      long scans = scans();
      long read = entriesRead();

      for (int i = 0; i < LOOKS; i++) {
        publish(1);
      }

      await().atMost(STATISTICS).until(() -> scans() >= scans + 2 * LOOKS);
      assertThat(entriesRead() - read).isLessThan(LOOKS * DEAD / FEW);
      dump.rollback();
    }
  }

  private void publish(int count) {
    var event = new OutboxEvent("test", "c", "user:default/x", null, Instant.now(), "message");
    outbox
        .inTransaction(transaction -> transaction.append(Collections.nCopies(count, event)))
        .await()
        .indefinitely();
    await().until(() -> tables.rowsOf("outbox WHERE message IS NOT NULL") == 0);
  }

  private long scans() {
    return tables.number(STATISTIC.formatted("idx_scan"));
  }

  private long entriesRead() {
    return tables.number(STATISTIC.formatted("idx_tup_read"));
  }
}
