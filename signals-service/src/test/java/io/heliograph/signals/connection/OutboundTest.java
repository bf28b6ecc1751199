package io.heliograph.signals.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.fanout.Events;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundTest {
  private final ConnectionMetrics metrics = new ConnectionMetrics(new SimpleMeterRegistry());
  private final FakeWire wire = new FakeWire();
  private final Outbound outbound =
      new Outbound(wire, OutboundLimits.of(Mappings.of(ConnectionConfig.class, Map.of())), metrics);

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void whatIsLostOnItsWayEndsTheConnectionAndNothingComesBehindIt() {
    wire.lose();

    outbound.offer(Events.of("lost"));
    await().until(() -> !wire.closings().isEmpty());
    outbound.offer(Events.of("behind"));

    assertThat(wire.closings()).containsExactly(Closing.OVERLOADED);
    assertThat(wire.frames()).extracting(frame -> frame.toString(UTF_8)).containsExactly("lost");
  }

  @Test
  void wordsThatCannotBeEncodedEndItToo() {
    outbound.offer(
        () -> {
          throw new OutOfMemoryError("as netty says it");
        });

    await().until(() -> !wire.closings().isEmpty());
    assertThat(wire.closings()).containsExactly(Closing.OVERLOADED);
  }
}
