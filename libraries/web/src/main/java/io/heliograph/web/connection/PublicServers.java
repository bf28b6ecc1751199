package io.heliograph.web.connection;

import io.heliograph.web.ByteBudget;
import io.heliograph.web.ListeningSockets;
import io.netty.bootstrap.ServerBootstrap;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Limits the connections to the public ports, and to no other server. */
@Singleton
@Unremovable
final class PublicServers implements HttpServerOptionsCustomizer {
  private final ConnectionsConfig config;
  private final ListeningSockets listeners;
  private final ConnectionLimiter limiter;
  private final ByteBudget heads;
  private final Map<Integer, HttpServerOptions> byPort = new ConcurrentHashMap<>();

  PublicServers(ConnectionsConfig config, ListeningSockets listeners) {
    this.config = config;
    this.listeners = listeners;
    this.limiter = new ConnectionLimiter(config.max(), config.maxPerAddress());
    this.heads = new ByteBudget(config.maxHeadsSize().asLongValue());
  }

  /** Records the options of a public port; this is not called for the management port. */
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    byPort.put(options.getPort(), options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }

  void bound(NetServerOptions server, ServerBootstrap bootstrap) {
    HttpServerOptions options = byPort.get(server.getPort());
    if (options != null) {
      bootstrap.handler(new AcceptedConnections(limiter, config, options, heads, listeners::add));
    }
  }
}
