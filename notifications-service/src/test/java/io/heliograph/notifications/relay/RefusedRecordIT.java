package io.heliograph.notifications.relay;

import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.kafka.KafkaTopic;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.OutboxEvent;
import io.heliograph.testsupport.LogLines;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the relay with a topic that refuses records of more than 16 KiB. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class RefusedRecordIT {
  private static final String USER = "user:default/refused";
  private static final int LIMIT = 16_384;
  private static final String LARGE = "x".repeat(20_000);
  private static final String DEAD_LETTERS = "outbox_dead_letter";

  @Inject Outbox outbox;
  @Inject OutboxRelay relay;
  @Inject Tables tables;
  @Inject MeterRegistry meters;

  private KafkaTopic topic;

  @BeforeEach
  void theTopicHasALimit() {
    await().until(() -> tables.rowsOf("outbox") == 0);
    tables.empty();
    RealStack.limitRecords("notifications", LIMIT);
    topic = RealStack.follow("notifications");
  }

  @AfterEach
  void theTopicHasNoLimit() {
    topic.close();
    RealStack.unlimitRecords("notifications");
  }

  @Test
  void aLargeNotificationArrivesWithItsIdAloneAndInItsPlace() {
    double shortened = refused("shortened");

    String id = sendTo(USER, "{\"title\":\"T\",\"description\":\"%s\"}".formatted(LARGE));
    update(USER, "\"read\":true", id);

    assertThat(topic.take(2))
        .extracting(ConsumerRecord::value)
        .containsExactly(
            created(id),
            "{\"action\":\"notification_read\",\"notification_ids\":[\"%s\"]}".formatted(id));
    await().until(() -> tables.rowsOf("outbox") == 0);
    assertThat(refused("shortened")).isEqualTo(shortened + 1);
    assertThat(tables.rowsOf(DEAD_LETTERS)).isZero();
  }

  /** All entries are in one batch, so that the later ones wait for the answer to the large one. */
  @Test
  void theShortFormIsBeforeLaterEventsOfTheSameBatch() {
    String id = UUID.randomUUID().toString();
    String whole =
        created(id).replace("}", ",\"notification\":{\"title\":\"%s\"}}".formatted(LARGE));

    commit(event("before"), event(whole), event("behind"), event("last"));

    assertThat(topic.take(4))
        .extracting(ConsumerRecord::value)
        .containsExactly("before", created(id), "behind", "last");
  }

  @Test
  void anUpdateOfManyIsPublishedInParts() {
    String[] ids =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(1000).toArray(String[]::new);

    update(USER, "\"saved\":true", ids);

    List<ConsumerRecord<String, String>> records = topic.take(50);
    assertThat(records)
        .extracting(record -> record.headers().lastHeader("ce_id"))
        .doesNotHaveDuplicates();
    assertThat(String.join("", records.stream().map(ConsumerRecord::value).toList())).contains(ids);
  }

  @Test
  void anEventThatCannotBeShortenedIsADeadLetterAndThoseBehindItArrive() {
    double dead = refused("dead-letter");

    commit(event("before"), event(LARGE), event("behind"));

    assertThat(topic.take(2)).extracting(ConsumerRecord::value).containsExactly("before", "behind");
    await().until(() -> tables.rowsOf("outbox") == 0);
    assertThat(
            tables.rowsOf(
                DEAD_LETTERS
                    + " WHERE reason LIKE '%RecordTooLarge%' AND refused > now() - interval '1m'"))
        .isEqualTo(1);
    assertThat(refused("dead-letter")).isEqualTo(dead + 1);
  }

  @Test
  void aDeadLetterIsOneLineOfTheLog() {
    try (var log = LogLines.of()) {
      commit(event(LARGE), event("behind"));
      await().until(() -> tables.rowsOf("outbox") == 0);

      await().until(() -> !refusals(log).isEmpty());
      assertThat(refusals(log))
          .singleElement()
          .asString()
          .contains("event moved to the dead letters id=", "type=test", "recipient=" + USER);
    }
  }

  private static List<String> refusals(LogLines log) {
    return log.lines().stream().filter(line -> line.contains("RecordTooLarge")).toList();
  }

  @Test
  void theStatementOfTheOperationsPagePutsDeadLettersBackInOrder() throws Exception {
    List<String> messages = IntStream.range(0, 3).mapToObj(i -> LARGE + i).toList();
    commit(messages.stream().map(RefusedRecordIT::event).toArray(OutboxEvent[]::new));
    await().until(() -> tables.rowsOf(DEAD_LETTERS) == 3);

    RealStack.unlimitRecords("notifications");
    tables.run(statementThatPutsBack());
    boolean _ = relay.wakeIfLeading();

    assertThat(topic.take(3)).extracting(ConsumerRecord::value).isEqualTo(messages);
    assertThat(tables.rowsOf(DEAD_LETTERS)).isZero();
  }

  @Test
  void aRefusedRecordDoesNotEndTheTerm() {
    double lost = meters.counter("heliograph.outbox.leadership.lost").count();
    commit(event(LARGE), event("behind"));

    assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("behind");

    assertThat(meters.counter("heliograph.outbox.leadership.lost").count()).isEqualTo(lost);
  }

  private static String statementThatPutsBack() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "operations.md"));
    int start = page.indexOf("WITH back AS");
    return page.substring(start, page.indexOf("```", start));
  }

  private double refused(String outcome) {
    return meters.counter("heliograph.outbox.refused", "outcome", outcome).count();
  }

  private void commit(OutboxEvent... events) {
    outbox.inTransaction(transaction -> transaction.append(List.of(events))).await().indefinitely();
  }

  private static OutboxEvent event(String message) {
    return new OutboxEvent("test", "c", USER, null, Instant.now(), message);
  }

  private static String created(String id) {
    return "{\"action\":\"new_notification\",\"notification_id\":\"%s\"}".formatted(id);
  }
}
