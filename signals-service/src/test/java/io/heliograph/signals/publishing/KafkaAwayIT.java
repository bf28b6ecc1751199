package io.heliograph.signals.publishing;

import static io.heliograph.signals.Api.anonymous;
import static io.heliograph.signals.Api.broadcast;
import static io.heliograph.signals.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.localstack.network.FreePorts;
import io.heliograph.signals.RawHandshake;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KafkaAwayIT.NoBroker.class)
class KafkaAwayIT {
  /** A bound far below Kafka's own time-outs, with a margin for a busy machine. */
  private static final Duration IN_TIME = Duration.ofSeconds(15);

  private static final String TOKEN = "a-token-of-a-service";

  @Inject MeterRegistry meters;

  @TestHTTPResource("/api/signals")
  URI uri;

  @Test
  void publishingIsAnswered503InTime() {
    anonymous().get("/health").then().statusCode(200);
    Instant start = Instant.now();

    withToken(TOKEN)
        .body(broadcast("c", "1"))
        .post()
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .body("error.name", equalTo("ServiceUnavailableError"))
        .body("detail", equalTo("Kafka has not acknowledged the signal, try again"));

    assertThat(Duration.between(start, Instant.now())).isLessThan(IN_TIME);
    assertThat(meters.counter("heliograph.signals.publishing.failures").count()).isPositive();
    assertThat(meters.get("heliograph.signals.publishing.pending").gauge().value()).isZero();
  }

  @Test
  void whatFindsNoRoomIsRefusedAtOnce() {
    String hundredBytes = "\"" + "x".repeat(98) + "\"";

    withToken(TOKEN)
        .body(broadcast("c", hundredBytes))
        .post()
        .then()
        .statusCode(503)
        .body("detail", equalTo("Too many signals wait for Kafka, try again"));
  }

  /** Until the replay window is filled, the service cannot detect missed signals. */
  @Test
  void socketsAndStreamsAreRefusedUntilItWasThere() throws Exception {
    String socket = RawHandshake.to(uri).refusal();
    String stream =
        RawHandshake.to(uri.resolve("/api/signals/events?channel=c")).without("Upgrade").refusal();

    assertThat(socket).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
    assertThat(stream).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
  }

  @Test
  void healthDoesNotAskForIt() {
    anonymous().get("/health").then().statusCode(200);
  }

  public static final class NoBroker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "kafka.bootstrap.servers", "127.0.0.1:" + FreePorts.one(),
          "test.await-ready", "false",
          "heliograph.identity.services.ci.token", TOKEN,
          "heliograph.identity.services.ci.subject", "external:ci",
          "heliograph.signals.publishing.timeout", "1s",
          "heliograph.signals.publishing.max-pending-size", "100");
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }
}
