package io.heliograph.web.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.quarkus.arc.Arc;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * The JDK's transport, which passes each server to {@link PublicServers} before it listens. Vert.x
 * loads it as a service.
 */
public final class CountingTransport extends JDKTransport implements VertxServiceProvider {

  @Override
  public void init(VertxBuilder vertx) {
    if (!(vertx.findTransport() instanceof JDKTransport)) {
      throw new IllegalStateException(
          "quarkus.vertx.prefer-native-transport: leave it off; connections are counted on the"
              + " JDK's transport alone");
    }
    vertx.findTransport(this);
  }

  @Override
  public void configure(NetServerOptions server, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(server, domainSocket, bootstrap);
    var container = Arc.container();
    if (container != null) {
      container.instance(PublicServers.class).get().bound(server, bootstrap);
    }
  }
}
