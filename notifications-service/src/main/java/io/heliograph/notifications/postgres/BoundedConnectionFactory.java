package io.heliograph.notifications.postgres;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Future;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.impl.NetClientImpl;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection if the server is silent during its setup, and tells why a TLS handshake
 * failed. The idle timeout of the client does not do the former: it sends a termination message and
 * waits for the server to close.
 */
public final class BoundedConnectionFactory extends PgConnectionFactory {
  private final Duration timeout;
  private @Nullable NetClient client;

  public BoundedConnectionFactory(
      VertxInternal vertx,
      Supplier<? extends Future<? extends SqlConnectOptions>> servers,
      Duration timeout) {
    super(vertx, servers);
    this.timeout = timeout;
  }

  /**
   * Returns one client for all servers, because the servers of a data source differ only in their
   * addresses.
   */
  @Override
  protected synchronized NetClient netClient(NetClientOptions options) {
    if (client == null) {
      client = create(options);
    }
    return client;
  }

  private NetClient create(NetClientOptions given) {
    var options = new NetClientOptions(given).setReconnectAttempts(0);
    if (options.getHostnameVerificationAlgorithm() == null) {
      options.setHostnameVerificationAlgorithm("");
    }
    var created = new Client(vertx, options, clientCloseFuture, timeout);
    clientCloseFuture.add(created);
    return created;
  }

  private static final class Client extends NetClientImpl {
    private final Duration timeout;

    Client(VertxInternal vertx, NetClientOptions options, CloseFuture closing, Duration timeout) {
      super(vertx, null, options, closing);
      this.timeout = timeout;
    }

    @Override
    protected void initChannel(ChannelPipeline pipeline) {
      pipeline.addLast(new LastHeard());
      pipeline.addLast(new HandshakeFailure());
      pipeline.addLast(SetUpTimeout.NAME, new SetUpTimeout(timeout));
      super.initChannel(pipeline);
    }
  }
}
