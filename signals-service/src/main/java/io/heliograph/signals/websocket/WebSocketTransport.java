package io.heliograph.signals.websocket;

import io.heliograph.signals.connection.Transport;
import io.heliograph.signals.encoding.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.List;

/**
 * A WebSocket. Frames are already encoded and are written directly to the channel; its encoder
 * passes bytes unchanged. The framework does everything else.
 */
final class WebSocketTransport implements Transport {
  private final WebSocketConnection socket;
  private final Channel channel;

  WebSocketTransport(WebSocketConnection socket, Channel channel) {
    this.socket = socket;
    this.channel = channel;
  }

  @Override
  public EventLoop eventLoop() {
    return channel.eventLoop();
  }

  @Override
  public void write(List<ByteBuf> group, Runnable written, Runnable lost) {
    for (ByteBuf frame : group.subList(0, group.size() - 1)) {
      var _ = channel.write(frame);
    }
    var _ =
        channel
            .writeAndFlush(group.getLast())
            .addListener(done -> (done.isSuccess() || !channel.isOpen() ? written : lost).run());
  }

  @Override
  public void close(CloseCode why) {
    socket.close(why.reason()).subscribe().with(closed -> {}, alreadyGone -> {});
  }

  /**
   * Closes the channel immediately and releases pending writes. Closing the HTTP connection of a
   * socket, or its channel, would wait for all pending writes.
   */
  @Override
  public void abort() {
    channel.unsafe().close(channel.unsafe().voidPromise());
  }
}
