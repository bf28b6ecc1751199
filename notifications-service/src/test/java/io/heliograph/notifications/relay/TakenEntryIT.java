package io.heliograph.notifications.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.kafka.KafkaTopic;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.testsupport.LogLines;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Tests a relay whose entry another session deletes between its publication and its deletion. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class TakenEntryIT {
  /** Inserts an entry without a notification of the relay. */
  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, type, channel, recipient, occurred, message)
      VALUES (gen_random_uuid(), 'test', 'c', 'user:default/taken', now(), '%s')
      """;

  @Inject OutboxRelay relay;
  @Inject Tables tables;
  @Inject MeterRegistry meters;

  @Test
  void anEntryThatIsGoneEndsTheTerm() throws Exception {
    await().until(() -> tables.rowsOf("outbox") == 0);
    double lost = lost();
    try (var topic = RealStack.follow("notifications");
        var log = LogLines.of()) {
      tables.run(INSERT.formatted("taken"));
      try (var other = tables.holding("DELETE FROM outbox")) {
        wake();
        assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("taken");
        await().until(() -> tables.rowsOf("pg_stat_activity WHERE wait_event_type = 'Lock'") == 1);

        other.commit();
      }

      await().until(() -> lost() == lost + 1);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("relay gives up leadership") && line.contains("0 of 1"));
      assertThatTheNextTermPublishes(topic);
    }
  }

  private void assertThatTheNextTermPublishes(KafkaTopic topic) {
    tables.run(INSERT.formatted("next"));
    wake();
    assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("next");
  }

  private void wake() {
    await().until(relay::wakeIfLeading);
  }

  private double lost() {
    return meters.counter("heliograph.outbox.leadership.lost").count();
  }
}
