package io.heliograph.signals.records;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Publisher;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.consumer.SignalConsumer;
import io.heliograph.signals.hub.Hub;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests another producer's topic that is mapped to a channel by configuration alone. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(SourceIT.Builds.class)
class SourceIT {
  @TestHTTPResource("/api/signals")
  URI http;

  @Inject Hub hub;
  @Inject SignalConsumer consumer;
  @Inject MeterRegistry meters;

  @Test
  void itsRecordsReachWhomTheyNameAndTheMalformedAreCounted() {
    await().until(consumer::isReady);
    try (var kafka = new Publisher();
        var alice = open("user:default/alice").subscribe("ci");
        var bob = open("user:default/bob").subscribe("ci")) {
      await().until(() -> hub.subscribers("ci") == 2);

      kafka.publish("builds", 0, aRecord().with("who", "User:Alice").consumer("{\"build\":1}"));
      kafka.publish("builds", 0, aRecord().with("who", "User:Alice").consumer("{\"build\":"));
      kafka.publish("builds", 0, aRecord().consumer("2"));
      kafka.publish("builds", 0, aRecord().with("who", "\"user:default/alice").consumer("2"));
      kafka.publish("builds", 0, aRecord().with("who", "\"user:default/bob\"").consumer("3"));

      await().until(() -> !bob.frames().isEmpty());
      assertThat(alice.frames()).containsExactly("{\"channel\":\"ci\",\"message\":{\"build\":1}}");
      assertThat(bob.frames()).containsExactly("{\"channel\":\"ci\",\"message\":3}");
      assertThat(
              meters.counter("heliograph.signals.records.dropped", "reason", "malformed").count())
          .isEqualTo(3);
    }
  }

  @Test
  void whatATransactionTookBackIsNotShown() {
    await().until(consumer::isReady);
    try (var kafka = Publisher.inTransactions();
        var carol = open("user:default/carol").subscribe("ci")) {
      await().until(() -> hub.subscribers("ci") == 1);

      kafka.abort("builds", 0, aRecord().with("who", "user:default/carol").consumer("1"));
      kafka.commit("builds", 0, aRecord().with("who", "user:default/carol").consumer("2"));

      await().until(() -> !carol.frames().isEmpty());
      assertThat(carol.frames()).containsExactly("{\"channel\":\"ci\",\"message\":2}");
    }
  }

  private TestSocket open(String user) {
    URI uri = URI.create(http.toString().replaceFirst("http", "ws"));
    return TestSocket.open(uri, RealKafka.userToken(user));
  }

  public static final class Builds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.signals.sources.builds.topic", "builds",
          "heliograph.signals.sources.builds.channel", "ci",
          "heliograph.signals.sources.builds.recipient", "header",
          "heliograph.signals.sources.builds.recipient-header", "who");
    }
  }
}
