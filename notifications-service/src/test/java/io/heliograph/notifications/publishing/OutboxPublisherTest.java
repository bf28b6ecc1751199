package io.heliograph.notifications.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.contract.Golden;
import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the producer side of the contract: an entry has exactly the headers of the golden records,
 * each once, in any order.
 */
class OutboxPublisherTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"new_notification", "new_broadcast", "notification_read"})
  void anEntryHasTheHeadersOfItsGoldenRecord(String name) throws Exception {
    JsonNode golden = JSON.readTree(Golden.read(name + ".record.json")).get("headers");

    Headers headers = OutboxPublisher.headers(entry(golden), 7);

    assertThat(headers)
        .extracting(Header::key, header -> new String(header.value(), UTF_8))
        .containsExactlyInAnyOrderElementsOf(pairs(golden));
  }

  private static List<Tuple> pairs(JsonNode golden) {
    return golden.properties().stream()
        .map(header -> tuple(header.getKey(), header.getValue().asText()))
        .toList();
  }

  private static OutboxEntry entry(JsonNode headers) {
    var event =
        new OutboxEvent(
            headers.get("ce_type").asText(),
            headers.get("ce_channel").asText(),
            headers.get("ce_recipient").asText(),
            headers.has("ce_subject") ? headers.get("ce_subject").asText() : null,
            Instant.parse(headers.get("ce_time").asText()),
            "{}");
    return new OutboxEntry(1, UUID.fromString(headers.get("ce_id").asText()), event);
  }
}
