package io.heliograph.signals.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.LogLines;
import io.heliograph.signals.Mappings;
import io.heliograph.signals.admission.Visitor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** Thousands leave at once; that they do is one line of who asks them to. */
  @Test
  void oneThatIsClosedBecauseOfARestartIsNoNewsInTheLog() {
    try (var log = LogLines.of(Outbound.class.getName())) {
      sockets.add(reader);

      sockets.closeAllWithin(Duration.ZERO);

      await().until(() -> !wire.closings().isEmpty());
      assertThat(log.lines()).containsExactly(closed("DEBUG", Closing.RESTART));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESTART")
  void oneThatIsClosedForAnythingElseIs(Closing why) {
    try (var log = LogLines.of(Outbound.class.getName())) {
      reader.outbound().close(why);

      assertThat(log.lines()).containsExactly(closed("INFO", why));
    }
  }

  private static String closed(String level, Closing why) {
    return "%s %s connection closed reason=%s".formatted(level, Outbound.class.getName(), why);
  }

  private Reader reader() {
    var outbound =
        new Outbound(
            wire, OutboundLimits.of(Mappings.of(ConnectionConfig.class, Map.of())), metrics);
    var pulse = new Pulse(Duration.ofMinutes(1), System.nanoTime());
    return new EventReader(new Visitor(Visitor.GUEST, Instant.MAX), pulse, outbound);
  }
}
