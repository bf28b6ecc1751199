package io.heliograph.notifications.relay;

import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.update;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.localstack.kafka.KafkaTopic;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.OutboxEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class OutboxIT {
  private static final String LATE = "user:default/late";

  private static final String INSERT_LATE =
      """
      INSERT INTO outbox (event_id, type, channel, recipient, occurred, message)
      VALUES (gen_random_uuid(), 'test', 'c', '%s', now(), 'late')
      """
          .formatted(LATE);

  @Inject Outbox outbox;
  @Inject OutboxRelay relay;
  @Inject Tables tables;

  private KafkaTopic topic;

  @BeforeEach
  void nothingIsStored() {
    await().until(() -> tables.rowsOf("outbox") == 0);
    tables.empty();
    topic = RealStack.follow("notifications");
  }

  @AfterEach
  void leaveKafka() {
    topic.close();
  }

  @Test
  void whatIsCommittedReachesKafkaInOrderAndLeavesTheTable() {
    List<String> messages = IntStream.range(0, 700).mapToObj(Integer::toString).toList();

    commit(messages.stream().map(OutboxIT::event).toList());

    assertThat(topic.take(700)).extracting(ConsumerRecord::value).isEqualTo(messages);
    await().until(() -> tables.rowsOf("outbox") == 0);
  }

  /** Autovacuum runs at most once a minute, and until then each poll reads all dead rows. */
  @Test
  void theRelayCleansUpBehindItself() {
    List<OutboxEvent> events = Collections.nCopies(20_000, event("brief"));
    commit(events);

    await()
        .until(
            () ->
                tables.rowsOf("pg_stat_user_tables WHERE relname = 'outbox' AND vacuum_count > 0")
                    == 1);
  }

  @Test
  void anIdThatCommitsLateIsPublishedBeforeLaterOnesOfItsRecipient() throws Exception {
    commitBehindALateOne();

    commit(List.of(event(LATE, "behind")));

    assertThat(topic.take(2)).extracting(ConsumerRecord::value).containsExactly("late", "behind");
  }

  @Test
  void anIdThatCommitsLateAndTellsNobodyIsPublishedAtTheNextPoll() throws Exception {
    commitBehindALateOne();

    boolean _ = relay.wakeIfLeading();

    assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("late");
  }

  /**
   * Commits an event whose id is lower than that of an event already published for another
   * recipient.
   */
  private void commitBehindALateOne() throws SQLException {
    try (var late = tables.holding(INSERT_LATE)) {
      commit(List.of(event("early")));
      assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("early");
      await().until(() -> tables.rowsOf("outbox") == 0);
      late.commit();
    }
  }

  @Test
  void whatIsRolledBackIsNeverPublished() {
    Uni<Void> failing =
        outbox.inTransaction(
            transaction ->
                transaction
                    .append(List.of(event("never")))
                    .chain(() -> Uni.createFrom().failure(new IllegalStateException("undone"))));
    assertThatThrownBy(() -> failing.await().indefinitely()).hasMessage("undone");

    commit(List.of(event("after")));

    assertThat(topic.take(1)).singleElement().extracting(ConsumerRecord::value).isEqualTo("after");
  }

  @Test
  void aSendAndItsUpdateAreRecordsOfTheirUserInThatOrder() {
    String id = sendTo("user:default/relayed", "{\"title\":\"T\"}");
    update("user:default/relayed", "\"read\":true", id);

    List<ConsumerRecord<String, String>> records = topic.take(2);

    assertThat(records).extracting(ConsumerRecord::key).containsOnly("user:default/relayed");
    assertThat(records)
        .extracting(record -> header(record, SignalHeaders.TYPE))
        .containsExactly(
            "io.heliograph.notifications.new_notification",
            "io.heliograph.notifications.notification_read");
    assertThat(records.getFirst().value())
        .startsWith("{\"action\":\"new_notification\",\"notification_id\":\"" + id + "\"")
        .contains("\"notification\":{\"id\":\"" + id + "\",\"user\":\"user:default/relayed\"");
  }

  private void commit(List<OutboxEvent> events) {
    outbox.inTransaction(transaction -> transaction.append(events)).await().indefinitely();
  }

  private static OutboxEvent event(String message) {
    return event("user:default/x", message);
  }

  private static OutboxEvent event(String recipient, String message) {
    return new OutboxEvent("test", "c", recipient, null, Instant.now(), message);
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
