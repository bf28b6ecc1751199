package io.heliograph.signals.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;

/** An answer that does not end, as a stream of Server-Sent Events. */
final class EventWire implements Wire {
  private final HttpServerResponse response;
  private final Channel channel;
  private final boolean shared;

  EventWire(HttpServerRequest request) {
    this.response = request.response();
    this.channel = ((ConnectionBase) request.connection()).channel();
    this.shared = request.version() == HttpVersion.HTTP_2;
  }

  @Override
  public EventLoop eventLoop() {
    return channel.eventLoop();
  }

  @Override
  public void write(List<ByteBuf> burst, Runnable written, Runnable lost) {
    Buffer all = Buffer.buffer();
    for (ByteBuf event : burst) {
      all.appendBytes(ByteBufUtil.getBytes(event));
      event.release();
    }
    var _ =
        response
            .write(all)
            .onComplete(
                done -> (done.succeeded() || response.closed() ? written : lost).run());
  }

  @Override
  public void close(Closing why) {
    if (!response.ended()) {
      var _ = response.end(EventWords.closed(why));
    }
  }

  /** Other answers on an HTTP/2 connection go on. */
  @Override
  public void cut() {
    if (shared) {
      boolean _ = response.reset();
    } else {
      channel.unsafe().close(channel.unsafe().voidPromise());
    }
  }
}
