package io.heliograph.notifications.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.outbox.Outbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that two transactions with the same users in opposite orders do not deadlock. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class LockOrderIT {
  private static final List<String> USERS = List.of("a", "m", "z");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final long MAX_REPLACED = 1_000_000;

  @Inject Inbox inbox;
  @Inject Outbox outbox;
  @Inject Tables tables;

  @BeforeEach
  void theUsersHaveLedgerRows() throws Exception {
    tables.empty();
    deliver(USERS).get(SOON.toSeconds(), SECONDS);
  }

  /**
   * Stops both in the middle. In the order of its users each would then hold a row for which the
   * other one waits next.
   */
  @Test
  void transactionsWithOppositeOrdersOfUsersWaitForEachOther() throws Exception {
    CompletableFuture<StoredDeliveries> forward;
    CompletableFuture<StoredDeliveries> backward;
    try (var middle =
        tables.holding("SELECT FROM person WHERE user_ref = 'user:default/m' FOR UPDATE")) {
      forward = deliver(USERS);
      await().until(() -> waitingForLocks() == 1);
      backward = deliver(USERS.reversed());
      await().until(() -> waitingForLocks() == 2);

      middle.rollback();
    }

    assertThat(forward).succeedsWithin(SOON);
    assertThat(backward).succeedsWithin(SOON);
    assertThat(tables.rowsOf("person WHERE total = 3")).isEqualTo(USERS.size());
  }

  private CompletableFuture<StoredDeliveries> deliver(List<String> names) {
    return outbox
        .inTransaction(
            transaction ->
                inbox.deliver(transaction, List.of(Drafts.to("T", null, names)), MAX_REPLACED))
        .subscribeAsCompletionStage();
  }

  private int waitingForLocks() {
    return tables.rowsOf("pg_stat_activity WHERE wait_event_type = 'Lock'");
  }
}
