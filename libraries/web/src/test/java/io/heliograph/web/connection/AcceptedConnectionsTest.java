package io.heliograph.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerOptions;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptedConnectionsTest {
  private final List<Channel> listening = new ArrayList<>();
  private final ConnectionLimiter limiter = new ConnectionLimiter(1, 0);
  private final EmbeddedChannel listener =
      new EmbeddedChannel(
          new AcceptedConnections(
              limiter,
              new TenSeconds(),
              new HttpServerOptions(),
              new ByteBudget(0),
              listening::add));

  @Test
  void anAdmittedConnectionIsPassedOnWithItsLimits() {
    var client = new Client(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));

    listener.writeInbound(client);

    assertThat(listener.<Channel>readInbound()).isSameAs(client);
    assertThat(client.pipeline().get(ConnectionTimeouts.class)).isNotNull();
    assertThat(client.pipeline().get(ConnectionOpening.class)).isNotNull();
  }

  @Test
  void oneTooManyIsClosedAndNotPassedOn() {
    listener.writeInbound(new Client(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    listener.<Channel>readInbound();
    var oneMore = new Client(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2));

    listener.writeInbound(oneMore);

    assertThat(oneMore.isOpen()).isFalse();
    assertThat(listener.<Channel>readInbound()).isNull();
  }

  @Test
  void aConnectionCountsUntilItIsClosed() {
    var first = new Client(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    listener.writeInbound(first);

    first.close().syncUninterruptibly();

    assertThat(limiter.open()).isZero();
  }

  @Test
  void aConnectionWithoutAnAddressIsClosed() {
    var gone = new Client(null);

    listener.writeInbound(gone);

    assertThat(gone.isOpen()).isFalse();
    assertThat(limiter.open()).isZero();
  }

  @Test
  void theListeningSocketIsReported() {
    assertThat(listening).containsExactly(listener);
  }

  /** A connection that the server accepted from the given address. */
  static final class Client extends EmbeddedChannel {
    private final @Nullable SocketAddress address;

    Client(@Nullable SocketAddress address) {
      this.address = address;
    }

    @Override
    @SuppressWarnings("NullAway") // Netty's own implementation also returns null
    protected SocketAddress remoteAddress0() {
      return address;
    }
  }

  private record TenSeconds(int max, int maxPerAddress, Duration headTimeout, Duration bodyTimeout)
      implements ConnectionsConfig {
    TenSeconds() {
      this(1, 0, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Override
    public MemorySize maxHeadsSize() {
      return new MemorySize(BigInteger.ZERO);
    }

    @Override
    public int maxPipelined() {
      return 1;
    }
  }
}
