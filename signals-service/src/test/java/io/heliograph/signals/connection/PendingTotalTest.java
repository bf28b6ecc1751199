package io.heliograph.signals.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.FrameFormat;
import io.heliograph.signals.encoding.FrameMemory;
import io.heliograph.signals.encoding.SharedEncodings;
import io.heliograph.signals.encoding.WebSocketEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the limit of pending bytes for all clients together, while none of them reads. */
class PendingTotalTest {
  private static final int TOTAL = 4 * 1024 * 1024;
  private static final int OWN = 1024 * 1024;
  private static final int FRAME = 60_000;
  private static final long NOW = 0;

  private final ConnectionMetrics metrics = new ConnectionMetrics(new SimpleMeterRegistry());
  private final OutboundLimits limits =
      new OutboundLimits(1_000, OWN, FrameMemory.used() + TOTAL, Duration.ofSeconds(1));
  private final EventLoop loop = new DefaultEventLoop();
  private final List<FakeTransport> wires = new ArrayList<>();
  private final List<Outbound> outboundFactory = new ArrayList<>();

  @AfterEach
  void stop() {
    outboundFactory.forEach(Outbound::release);
    wires.forEach(FakeTransport::release);
    var _ = loop.shutdownGracefully();
  }

  @Test
  void aFrameForManyCountsOnce() {
    connect(200);

    try (var frame = new SharedEncodings(format -> WebSocketEncoder.of("x".repeat(FRAME)))) {
      outboundFactory.forEach(one -> one.offer(frame.in(FrameFormat.STOCK), NOW));
    }

    wires.getLast().settle();
    assertThat(closed()).isZero();
  }

  @Test
  void whoIsFurthestBehindIsClosedFirst() {
    connect(20);

    offer(0, 14);
    IntStream.range(1, 20).forEach(one -> offer(one, 2));
    offer(0, 1);

    await().until(() -> closed() == 1);
    assertThat(wires.getFirst().closings()).containsExactly(CloseCode.OVERLOADED);
  }

  @Test
  void nothingMoreIsTakenThanThereIsRoomFor() {
    connect(200);
    long before = FrameMemory.used();

    IntStream.range(0, 200).forEach(one -> offer(one, 1));

    assertThat(FrameMemory.used() - before).isLessThan(TOTAL + OWN);
    await().until(() -> closed() > 100);
  }

  @Test
  void whatIsGivenBackMakesRoomAtOnce() {
    connect(201);
    IntStream.range(0, 200).forEach(one -> offer(one, 1));
    await().until(() -> closed() > 100);

    outboundFactory.forEach(Outbound::release);
    wires.forEach(FakeTransport::release);
    connect(1);
    offer(201, 5);

    wires.getLast().settle();
    assertThat(wires.getLast().closings()).isEmpty();
  }

  @Test
  void aPingClosesNobody() {
    connect(201);
    IntStream.range(0, 200).forEach(one -> offer(one, 1));

    outboundFactory.getLast().offer(WebSocketEncoder.PING.duplicate());

    await().until(() -> !wires.getLast().frames().isEmpty());
    assertThat(wires.getLast().closings()).isEmpty();
  }

  private void connect(int readers) {
    for (int i = 0; i < readers; i++) {
      FakeTransport transport = new FakeTransport(loop).stall();
      wires.add(transport);
      outboundFactory.add(new Outbound(transport, limits, metrics));
    }
  }

  private void offer(int reader, int frames) {
    IntStream.range(0, frames)
        .forEach(
            i -> outboundFactory.get(reader).offer(WebSocketEncoder.of("x".repeat(FRAME)), NOW));
  }

  private long closed() {
    return wires.stream().filter(transport -> !transport.closings().isEmpty()).count();
  }
}
