package io.heliograph.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.heliograph.contract.Golden;
import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.notification.Payload;
import io.heliograph.notifications.notification.Severity;
import io.heliograph.notifications.outbox.OutboxEvent;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the producer side of the contract: appended events equal the golden records. */
class InboxSignalsTest {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final UUID FIRST = UUID.fromString("01920000-0000-7000-8000-000000000001");
  private static final UUID SECOND = UUID.fromString("01920000-0000-7000-8000-000000000002");
  private static final EntityRef ALICE = EntityRef.parse("user:default/alice");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private final InboxSignals signals = new InboxSignals(JSON, new Bounds(65536));

  @Test
  void aNewNotificationIsInItsSignal() {
    assertGolden("new_notification", signals.created(personal("main is red")));
  }

  @Test
  void aLargeOneIsNot() {
    assertGolden("new_notification_large", signals.created(personal("x".repeat(65_500))));
    assertGolden("new_notification_large", signals.created(personal("ä".repeat(33_000))));
  }

  @Test
  void oneThatWasNotReadBackIsNotEither() {
    assertGolden("new_notification_large", signals.createdWithoutContent(personal("main is red")));
  }

  @Test
  void theBoundIsInBytes() {
    assertThat(signals.created(personal("x".repeat(40_000))).message()).hasSizeGreaterThan(40_000);
  }

  @Test
  void aBroadcastIsForEveryone() {
    var payload =
        new Payload(
            "Maintenance tonight",
            null,
            null,
            null,
            Severity.NORMAL,
            "maintenance",
            "build",
            Map.of("window", "PT2H"));
    Instant created = Instant.parse("2026-01-02T03:04:05Z");

    assertGolden(
        "new_broadcast",
        signals.created(
            new Notification(SECOND, null, created, null, null, null, "external:ci", payload)));
  }

  @Test
  void readingAndSavingTellTheIdsThatWereSent() {
    var update = new InboxUpdate(List.of(FIRST, SECOND), true, true);

    List<OutboxEvent> events = signals.updated(ALICE, update, NOW);

    assertThat(events).hasSize(2);
    assertGolden("notification_read", events.get(0));
    assertGolden("notification_saved", events.get(1));
  }

  @Test
  void undoingHasWordsOfItsOwn() {
    var update = new InboxUpdate(List.of(), false, false);

    assertThat(signals.updated(ALICE, update, NOW))
        .extracting(OutboxEvent::message)
        .containsExactly(
            "{\"action\":\"notification_unread\",\"notification_ids\":[]}",
            "{\"action\":\"notification_unsaved\",\"notification_ids\":[]}");
  }

  @Test
  void manyIdsAreSeveralSignalsEachSmallEnough() {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(2500).toList();

    List<OutboxEvent> events = signals.updated(ALICE, new InboxUpdate(ids, true, null), NOW);

    assertThat(events).hasSize(3).allMatch(event -> event.message().length() < 65_536);
  }

  private static Notification personal(String description) {
    var payload =
        new Payload("Build failed", description, "/ci/42", "ci", Severity.HIGH, null, null, null);
    return new Notification(FIRST, ALICE, NOW, null, null, null, "plugin:catalog", payload);
  }

  @Test
  void theShortFormOfANewNotificationHasItsIdAlone() {
    assertThat(signals.shortened(signals.created(personal("main is red"))))
        .singleElement()
        .satisfies(event -> assertGolden("new_notification_large", event));
  }

  @Test
  void theShortFormOfAnUpdateIsInSeveralSignals() {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(41).toList();
    OutboxEvent whole = signals.updated(ALICE, new InboxUpdate(ids, true, null), NOW).getFirst();

    List<OutboxEvent> parts = signals.shortened(whole);

    assertThat(parts)
        .containsExactlyElementsOf(
            Stream.of(ids.subList(0, 20), ids.subList(20, 40), ids.subList(40, 41))
                .flatMap(
                    part -> signals.updated(ALICE, new InboxUpdate(part, true, null), NOW).stream())
                .toList());
  }

  @Test
  void whatIsShortAlreadyHasNoShortForm() {
    OutboxEvent large = signals.created(personal("x".repeat(65_500)));
    OutboxEvent read =
        signals.updated(ALICE, new InboxUpdate(List.of(FIRST), true, null), NOW).getFirst();

    assertThat(signals.shortened(large)).isEmpty();
    assertThat(signals.shortened(read)).isEmpty();
    assertThat(signals.shortened(read.withMessage("no JSON"))).isEmpty();
    assertThat(signals.shortened(read.withMessage("1"))).isEmpty();
  }

  private static void assertGolden(String name, OutboxEvent event) {
    try {
      JsonNode golden = JSON.readTree(Golden.read(name + ".record.json"));
      JsonNode headers = golden.get("headers");
      assertThat(event.message()).isEqualTo(golden.get("value").toString());
      assertThat(event.recipient()).isEqualTo(golden.get("key").asText());
      assertThat(event.type()).isEqualTo(headers.get("ce_type").asText());
      assertThat(event.channel()).isEqualTo(headers.get("ce_channel").asText());
      assertThat(event.occurred()).isEqualTo(Instant.parse(headers.get("ce_time").asText()));
      assertThat(event.subject()).isEqualTo(textOrNull(headers.get("ce_subject")));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable String textOrNull(@Nullable JsonNode node) {
    return node == null ? null : node.asText();
  }

  private record Bounds(int signalSize) implements InboxConfig {
    @Override
    public int maxPageSize() {
      return 10;
    }

    @Override
    public int writeBatch() {
      return 10;
    }

    @Override
    public MemorySize maxSignalSize() {
      return new MemorySize(BigInteger.valueOf(signalSize));
    }
  }
}
