package io.heliograph.signals.connection;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The end of something that a connection carries. */
public final class CloseHook {
  private CloseHook() {}

  /**
   * Runs the task when the connection ends, also if it has; or before, with what this returns. So
   * it may run twice. A connection that goes on forgets it.
   */
  public static Runnable onClose(HttpConnection connection, Runnable task) {
    ChannelFuture end = ((ConnectionBase) connection).channel().closeFuture();
    ChannelFutureListener atTheLatest = ended -> task.run();
    var _ = end.addListener(atTheLatest);
    return () -> {
      var _ = end.removeListener(atTheLatest);
      task.run();
    };
  }
}
