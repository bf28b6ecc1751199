package io.heliograph.signals.encoding;

import io.heliograph.signals.AsyncApiDocument;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares control messages with {@code docs/asyncapi.yaml}. */
class ControlMessagesTest {
  private static final Duration STALENESS = Duration.ofSeconds(12);

  @Test
  void everyWordFollowsItsMessage() {
    AsyncApiDocument.assertPayload("subscribed", ControlMessages.subscribed("c", "p", true));
    AsyncApiDocument.assertPayload("position", ControlMessages.position("p", Duration.ZERO));
    AsyncApiDocument.assertPayload("position", ControlMessages.position("p", STALENESS));
    AsyncApiDocument.assertPayload("refreshed", ControlMessages.refreshed(Instant.EPOCH));
    AsyncApiDocument.assertPayload("draining", ControlMessages.draining(8_000));
  }

  @ParameterizedTest
  @EnumSource(
      value = CloseCode.class,
      names = {"EXPIRED", "FORBIDDEN"})
  void soDoesARefusal(CloseCode why) {
    AsyncApiDocument.assertPayload("error", ControlMessages.refused(why, "because"));
  }

  @ParameterizedTest
  @EnumSource
  void soDoTheEventsOfAStream(CloseCode why) {
    AsyncApiDocument.assertPayload("subscribedEvent", data(SseEvents.subscribed("p", false)));
    AsyncApiDocument.assertPayload("positionEvent", data(SseEvents.position("p", STALENESS)));
    AsyncApiDocument.assertPayload("positionEvent", data(SseEvents.position("p", Duration.ZERO)));
    AsyncApiDocument.assertPayload(
        "drainingEvent", data(SseEvents.draining(Duration.ofSeconds(8))));
    AsyncApiDocument.assertPayload("closedEvent", data(SseEvents.closed(why)));
  }

  private static String data(String event) {
    return event
        .lines()
        .filter(line -> line.startsWith("data: "))
        .findFirst()
        .orElseThrow()
        .substring(6);
  }
}
