package io.heliograph.web.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes an HTTP/1 connection whose client sends further requests without waiting for answers:
 * Vert.x keeps all of them. Behind an event stream, whose answer does not end, there may be none.
 */
final class PipelinedRequests extends ChannelDuplexHandler {
  private int most;
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
      closeIfTooMany(connection);
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
    if (message instanceof HttpResponse answer && isEventStream(answer)) {
      most = 1;
      closeIfTooMany(connection);
    }
  }

  private void closeIfTooMany(ChannelHandlerContext connection) {
    if (unanswered > most) {
      var _ = connection.close();
    }
  }

  private static boolean isEventStream(HttpResponse answer) {
    return HttpHeaderValues.TEXT_EVENT_STREAM.contentEqualsIgnoreCase(
        answer.headers().get(HttpHeaderNames.CONTENT_TYPE));
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse answer
        && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
