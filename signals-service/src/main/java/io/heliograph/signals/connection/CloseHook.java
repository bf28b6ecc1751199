package io.heliograph.signals.connection;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Runs a task when a connection closes. */
public final class CloseHook {
  private CloseHook() {}

  /**
   * Runs the task when the connection closes, immediately if it is closed already. The returned
   * {@link Runnable} runs the task earlier and removes it from the connection. The task may run
   * twice.
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
