package io.heliograph.signals.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.sse.SseConnection;
import io.heliograph.testsupport.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenConnectionsTest {
  private final ConnectionMetrics metrics = new ConnectionMetrics(new SimpleMeterRegistry());
  private final OpenConnections connections = new OpenConnections(metrics);
  private final FakeTransport transport = new FakeTransport();
  private final ClientConnection reader = reader();

  @AfterEach
  void stop() {
    transport.close();
  }

  @Test
  void whoIsThereIsClosedWithinThePeriod() {
    connections.add(reader);

    connections.closeAllWithin(Duration.ofMillis(50));

    await().until(() -> !transport.closings().isEmpty());
    assertThat(transport.closings()).containsExactly(CloseCode.RESTART);
  }

  @Test
  void whoComesAfterThatIsClosedAtOnce() {
    connections.closeAllWithin(Duration.ofHours(1));

    connections.add(reader);

    await().until(() -> !transport.closings().isEmpty());
    assertThat(transport.closings()).containsExactly(CloseCode.RESTART);
  }

  /** A restart closes thousands of connections. The drain logs one line for all of them. */
  @Test
  void oneThatIsClosedBecauseOfARestartIsNoNewsInTheLog() {
    try (var log = LogLines.of(Outbound.class.getName())) {
      connections.add(reader);

      connections.closeAllWithin(Duration.ZERO);

      await().until(() -> !transport.closings().isEmpty());
      assertThat(log.lines()).containsExactly(closed("DEBUG", CloseCode.RESTART));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESTART")
  void oneThatIsClosedForAnythingElseIs(CloseCode why) {
    try (var log = LogLines.of(Outbound.class.getName())) {
      reader.outbound().close(why);

      assertThat(log.lines()).containsExactly(closed("INFO", why));
    }
  }

  private static String closed(String level, CloseCode why) {
    return "%s %s connection closed reason=%s client=%s"
        .formatted(level, Outbound.class.getName(), why, why.next());
  }

  private ClientConnection reader() {
    var outbound =
        new Outbound(
            transport, OutboundLimits.of(Mappings.of(ConnectionConfig.class, Map.of())), metrics);
    var liveness = new LivenessCheck(Duration.ofMinutes(1), System.nanoTime());
    return new SseConnection(
        new AuthenticatedClient(AuthenticatedClient.GUEST, Instant.MAX), liveness, outbound);
  }
}
