package io.heliograph.notifications.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxEvent;
import io.heliograph.notifications.outbox.OutboxSlice;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RelayCursorTest {
  private static final int LIMIT = 3;

  private final RelayCursor cursor = new RelayCursor();

  @Test
  void itBeginsBeforeEverything() {
    assertThat(cursor.position()).isZero();
  }

  @Test
  void itMovesOnceNobodyRunsWhoMayHaveDrawnALowerId() {
    relay(50, 60, 100);

    cursor.seen(look(61), LIMIT);

    assertThat(cursor.position()).isEqualTo(100);
  }

  @Test
  void itWaitsForWhoeverMayHaveDrawnALowerId() {
    relay(50, 60, 100);

    cursor.seen(look(55, 110), LIMIT);

    assertThat(cursor.position()).isZero();
  }

  @Test
  void itWaitsForALookThatShowsAllUpToIt() {
    relay(50, 60, 100);

    cursor.seen(look(70, 90, 91, 92), LIMIT);
    assertThat(cursor.position()).isZero();

    cursor.seen(look(70, 93, 110, 111), LIMIT);
    assertThat(cursor.position()).isEqualTo(100);
  }

  @Test
  void whileSomebodyWritesForLongTheFirstIdThatItMayMoveToStays() {
    relay(50, 60, 100);
    relay(55, 70, 200);

    cursor.seen(look(61), LIMIT);
    assertThat(cursor.position()).isEqualTo(100);

    relay(61, 80, 300);
    cursor.seen(look(81), LIMIT);
    assertThat(cursor.position()).isEqualTo(300);
  }

  @Test
  void aLateLowerIdDoesNotMoveItBack() {
    relay(50, 60, 100);
    relay(55, 70, 40);

    cursor.seen(look(71), LIMIT);

    assertThat(cursor.position()).isEqualTo(100);
  }

  private void relay(long oldestRunning, long deletion, long id) {
    cursor.seen(look(oldestRunning, id), LIMIT);
    cursor.deleted(id, deletion);
  }

  private static OutboxSlice look(long oldestRunning, long... ids) {
    return new OutboxSlice(
        LongStream.of(ids).mapToObj(RelayCursorTest::entry).toList(), oldestRunning, 1, 1_000);
  }

  private static OutboxEntry entry(long id) {
    var event = new OutboxEvent("t", "c", "user:default/x", null, Instant.EPOCH, "{}");
    return new OutboxEntry(id, new UUID(0, id), event);
  }
}
