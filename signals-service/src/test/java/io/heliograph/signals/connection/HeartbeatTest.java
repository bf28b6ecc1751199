package io.heliograph.signals.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.hub.Hubs;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.sse.SseConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final ConnectionConfig config = Mappings.of(ConnectionConfig.class, Map.of());
  private final ConnectionMetrics metrics = new ConnectionMetrics(new SimpleMeterRegistry());
  private final OpenConnections connections = new OpenConnections(metrics);
  private final Vertx vertx = Vertx.vertx();
  private final Heartbeat heartbeat =
      new Heartbeat(connections, Hubs.ofOneMegabyte(), Hubs.newStreamAge(), vertx);
  private final FakeTransport transport = new FakeTransport();

  @AfterEach
  void stop() {
    transport.close();
    var _ = vertx.close();
  }

  @Test
  void whereAllAreIsEncodedOnceForAll() {
    connect(Heartbeat.AT_ONCE);

    heartbeat.check();

    await().until(() -> positions().size() == Heartbeat.AT_ONCE);
    assertThat(encoded()).isEqualTo(1);
  }

  /** The hub delivers no signals during a step, so the number of clients in a step is bounded. */
  @Test
  void noMoreThanSomeAreToldAtOnce() {
    connect(2 * Heartbeat.AT_ONCE + 1);

    heartbeat.check();

    await().until(() -> positions().size() == 2 * Heartbeat.AT_ONCE + 1);
    assertThat(encoded()).isEqualTo(3);
  }

  /** Returns the number of distinct encoded frames. */
  private long encoded() {
    var roots = new IdentityHashMap<ByteBuf, Boolean>();
    positions().forEach(frame -> roots.put(frame.unwrap() == null ? frame : frame.unwrap(), true));
    return roots.size();
  }

  private List<ByteBuf> positions() {
    return transport.frames().stream()
        .filter(frame -> frame.toString(UTF_8).startsWith("event: position"))
        .toList();
  }

  private void connect(int readers) {
    IntStream.range(0, readers).forEach(i -> connect());
  }

  private void connect() {
    var outbound = new Outbound(transport, OutboundLimits.of(config), metrics);
    var alwaysDue = new LivenessCheck(Duration.ZERO, System.nanoTime());
    var reader =
        new SseConnection(
            new AuthenticatedClient(AuthenticatedClient.GUEST, Instant.MAX), alwaysDue, outbound);
    reader.subscribed(List.of("c"), "p", true);
    connections.add(reader);
  }
}
