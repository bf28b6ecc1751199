package io.heliograph.web.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes an HTTP/1 connection whose client sends further requests without waiting for answers:
 * Vert.x keeps all of them, also behind an event stream, whose answer never ends.
 */
final class PipelinedRequests extends ChannelDuplexHandler {
  private final int most;
  private int unanswered;

  PipelinedRequests(int most) {
    this.most = most;
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object message) {
    if (message instanceof HttpRequest) {
      unanswered++;
    }
    if (unanswered > most) {
      ReferenceCountUtil.release(message);
      var _ = connection.close();
    } else {
      connection.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInterim(message) && unanswered <= most) {
      unanswered--;
    }
    var _ = connection.write(message, promise);
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse answer
        && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
