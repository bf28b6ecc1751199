package io.heliograph.signals.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.SseEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundTest {
  private final ConnectionMetrics metrics = new ConnectionMetrics(new SimpleMeterRegistry());
  private final FakeTransport transport = new FakeTransport();
  private final Outbound outbound =
      new Outbound(
          transport, OutboundLimits.of(Mappings.of(ConnectionConfig.class, Map.of())), metrics);

  @AfterEach
  void stop() {
    transport.close();
  }

  @Test
  void whatIsLostOnItsWayEndsTheConnectionAndNothingComesBehindIt() {
    transport.closeAfterLoss();

    outbound.offer(SseEncoder.of("lost"));
    await().until(() -> !transport.closings().isEmpty());
    outbound.offer(SseEncoder.of("behind"));

    assertThat(transport.closings()).containsExactly(CloseCode.OVERLOADED);
    assertThat(transport.frames())
        .extracting(frame -> frame.toString(UTF_8))
        .containsExactly("lost");
  }

  @Test
  void wordsThatCannotBeEncodedEndItToo() {
    outbound.offer(
        () -> {
          throw new IllegalStateException("no memory is left");
        });

    await().until(() -> !transport.closings().isEmpty());
    assertThat(transport.closings()).containsExactly(CloseCode.OVERLOADED);
  }
}
