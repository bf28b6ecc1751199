package io.heliograph.signals.sse;

import io.heliograph.signals.connection.Transport;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.FrameMemory;
import io.heliograph.signals.encoding.SseEvents;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;

/**
 * A response that does not end, as a stream of Server-Sent Events. The framework does not release
 * the buffers that it is given, so they are released here.
 */
final class SseTransport implements Transport {
  private final HttpServerResponse response;
  private final Channel channel;
  private final boolean shared;

  SseTransport(HttpServerRequest request) {
    this.response = request.response();
    this.channel = ((ConnectionBase) request.connection()).channel();
    this.shared = request.version() == HttpVersion.HTTP_2;
  }

  @Override
  public EventLoop eventLoop() {
    return channel.eventLoop();
  }

  @Override
  public void write(List<ByteBuf> group, Runnable written, Runnable lost) {
    ByteBuf all = FrameMemory.join(group);
    var _ =
        response
            .write(BufferImpl.buffer(all))
            .onComplete(
                done -> {
                  all.release();
                  (done.succeeded() || response.closed() ? written : lost).run();
                });
  }

  @Override
  public void close(CloseCode why) {
    if (!response.ended()) {
      var _ = response.end(SseEvents.closed(why));
    }
  }

  /**
   * Closes the connection, or resets only the stream if it is HTTP/2, so that other responses
   * continue.
   */
  @Override
  public void abort() {
    if (shared) {
      boolean _ = response.reset();
    } else {
      channel.unsafe().close(channel.unsafe().voidPromise());
    }
  }
}
