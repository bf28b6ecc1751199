package io.heliograph.signals.connection;

import io.heliograph.signals.AsyncApiDocument;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server says of itself is what {@code docs/asyncapi.yaml} says that it says. */
class WordsTest {
  private static final Duration STALENESS = Duration.ofSeconds(12);

  @Test
  void everyWordFollowsItsMessage() {
    AsyncApiDocument.assertPayload("subscribed", Words.subscribed("c", "p", true));
    AsyncApiDocument.assertPayload("position", Words.position("p", Duration.ZERO));
    AsyncApiDocument.assertPayload("position", Words.position("p", STALENESS));
    AsyncApiDocument.assertPayload("refreshed", Words.refreshed(Instant.EPOCH));
    AsyncApiDocument.assertPayload("draining", Words.draining(8_000));
  }

  @ParameterizedTest
  @EnumSource(
      value = Closing.class,
      names = {"EXPIRED", "FORBIDDEN"})
  void soDoesARefusal(Closing why) {
    AsyncApiDocument.assertPayload("error", Words.refused(why, "because"));
  }

  @ParameterizedTest
  @EnumSource
  void soDoTheEventsOfAStream(Closing why) {
    AsyncApiDocument.assertPayload("subscribedEvent", data(EventWords.subscribed("p", false)));
    AsyncApiDocument.assertPayload("staleEvent", data(EventWords.position("p", STALENESS)));
    AsyncApiDocument.assertPayload(
        "drainingEvent", data(EventWords.draining(Duration.ofSeconds(8))));
    AsyncApiDocument.assertPayload("closedEvent", data(EventWords.closed(why)));
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
