package io.heliograph.signals.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.admission.Throttles;
import io.heliograph.signals.admission.Visitor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameLimiterTest {
  private static final ConnectionConfig CONFIG =
      Mappings.of(
          ConnectionConfig.class, Map.of("heliograph.signals.connection.max-pending-frames", "10"));

  private final FakeWire wire = new FakeWire();

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void nothingIsReadAfterWhatWasTooMuch() {
    EmbeddedChannel channel = limited(4);

    IntStream.range(0, 100)
        .forEach(i -> channel.writeInbound(new TextWebSocketFrame(Unpooled.EMPTY_BUFFER)));

    assertThat(channel.inboundMessages()).hasSize(4);
    assertThat(channel.config().isAutoRead()).isFalse();
    await().until(() -> !wire.closings().isEmpty());
    assertThat(wire.closings()).containsExactly(Closing.ABUSE);
  }

  @Test
  void theClosingFrameDoesNotCount() {
    EmbeddedChannel channel = limited(4);

    IntStream.range(0, 4)
        .forEach(i -> channel.writeInbound(new TextWebSocketFrame(Unpooled.EMPTY_BUFFER)));
    channel.writeInbound(new CloseWebSocketFrame());

    assertThat(channel.inboundMessages()).hasSize(5);
  }

  @Test
  void answersToPingsThatNobodyReadsAreBounded() {
    wire.stall();
    EmbeddedChannel channel = limited(1_000);

    IntStream.range(0, 20).forEach(i -> channel.writeInbound(new PingWebSocketFrame()));

    await().until(() -> !wire.closings().isEmpty());
    assertThat(wire.closings()).containsExactly(Closing.OVERLOADED);
  }

  private EmbeddedChannel limited(int frames) {
    var outbound =
        new Outbound(
            wire, OutboundLimits.of(CONFIG), new ConnectionMetrics(new SimpleMeterRegistry()));
    var pulse = new Pulse(Duration.ofMinutes(1), System.nanoTime());
    var reader = new EventReader(new Visitor(Visitor.GUEST, Instant.MAX), pulse, outbound);
    return new EmbeddedChannel(new FrameLimiter(Throttles.allowing(frames), 65_536, reader));
  }
}
