package io.heliograph.signals.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.connection.ConnectionConfig;
import io.heliograph.signals.connection.ConnectionMetrics;
import io.heliograph.signals.connection.FakeTransport;
import io.heliograph.signals.connection.LivenessCheck;
import io.heliograph.signals.connection.Outbound;
import io.heliograph.signals.connection.OutboundLimits;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.limits.Throttles;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.sse.SseConnection;
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

  private final FakeTransport transport = new FakeTransport();

  @AfterEach
  void stop() {
    transport.close();
  }

  @Test
  void nothingIsReadAfterWhatWasTooMuch() {
    EmbeddedChannel channel = limited(4);

    IntStream.range(0, 100)
        .forEach(i -> channel.writeInbound(new TextWebSocketFrame(Unpooled.EMPTY_BUFFER)));

    assertThat(channel.inboundMessages()).hasSize(4);
    assertThat(channel.config().isAutoRead()).isFalse();
    await().until(() -> !transport.closings().isEmpty());
    assertThat(transport.closings()).containsExactly(CloseCode.ABUSE);
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
    transport.stall();
    EmbeddedChannel channel = limited(1_000);

    IntStream.range(0, 20).forEach(i -> channel.writeInbound(new PingWebSocketFrame()));

    await().until(() -> !transport.closings().isEmpty());
    assertThat(transport.closings()).containsExactly(CloseCode.OVERLOADED);
  }

  private EmbeddedChannel limited(int frames) {
    var outbound =
        new Outbound(
            transport, OutboundLimits.of(CONFIG), new ConnectionMetrics(new SimpleMeterRegistry()));
    var liveness = new LivenessCheck(Duration.ofMinutes(1), System.nanoTime());
    var reader =
        new SseConnection(
            new AuthenticatedClient(AuthenticatedClient.GUEST, Instant.MAX), liveness, outbound);
    return new EmbeddedChannel(new FrameLimiter(Throttles.allowing(frames), 65_536, reader));
  }
}
