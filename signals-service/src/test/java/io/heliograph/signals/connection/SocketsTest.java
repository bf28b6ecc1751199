package io.heliograph.signals.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.admission.Visitor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private final ConnectionMetrics metrics = new ConnectionMetrics(new SimpleMeterRegistry());
  private final Sockets sockets = new Sockets(metrics);
  private final FakeWire wire = new FakeWire();
  private final Reader reader = reader();

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void whoIsThereIsClosedWithinThePeriod() {
    sockets.add(reader);

    sockets.closeAllWithin(Duration.ofMillis(50));

    await().until(() -> !wire.closings().isEmpty());
    assertThat(wire.closings()).containsExactly(Closing.RESTART);
  }

  @Test
  void whoComesAfterThatIsClosedAtOnce() {
    sockets.closeAllWithin(Duration.ofHours(1));

    sockets.add(reader);

    await().until(() -> !wire.closings().isEmpty());
    assertThat(wire.closings()).containsExactly(Closing.RESTART);
  }

  private Reader reader() {
    var outbound = new Outbound(wire, Mappings.of(ConnectionConfig.class, Map.of()), metrics);
    var pulse = new Pulse(Duration.ofMinutes(1), System.nanoTime());
    return new EventReader(new Visitor(Visitor.GUEST, Instant.MAX), pulse, outbound);
  }
}
