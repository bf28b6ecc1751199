package io.heliograph.notifications.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.contract.Golden;
import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the producer side of the contract: an entry has exactly the headers of the golden records,
 * in the same order.
 */
class OutboxPublisherTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"new_notification", "new_broadcast", "notification_read"})
  void anEntryHasTheHeadersOfItsGoldenRecord(String name) throws Exception {
    JsonNode golden = JSON.readTree(Golden.read(name + ".record.json")).get("headers");

    ObjectNode headers = JSON.createObjectNode();
    OutboxPublisher.headers(entry(golden), 7)
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));

    assertThat(headers).hasToString(golden.toString());
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
