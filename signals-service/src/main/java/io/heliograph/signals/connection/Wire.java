package io.heliograph.signals.connection;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/** The connection under a socket, which can be cut when the socket cannot be closed. */
final class Wire {
  private final Vertx vertx;
  private final HttpConnection connection;

  Wire(Vertx vertx, HttpConnection connection) {
    this.vertx = vertx;
    this.connection = connection;
  }

  /**
   * Closing the HTTP connection of a socket, or its channel, would wait behind all that waits
   * already; this goes at once, and what waited is released. Harmless if it is gone.
   */
  void cutAfter(Duration patience) {
    vertx.setTimer(patience.toMillis(), timer -> cut());
  }

  private void cut() {
    Channel channel = ((ConnectionBase) connection).channel();
    channel.eventLoop().execute(() -> channel.unsafe().close(channel.unsafe().voidPromise()));
  }
}
