package io.heliograph.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;

class PipelinedRequestsTest {
  private final EmbeddedChannel connection = new EmbeddedChannel(new PipelinedRequests(2));

  @Test
  void aConnectionWithTooManyUnansweredRequestsIsClosed() {
    connection.writeInbound(request(), request());
    assertThat(connection.isOpen()).isTrue();

    DefaultFullHttpRequest tooMany = request();
    connection.writeInbound(tooMany);

    assertThat(connection.isOpen()).isFalse();
    assertThat(connection.inboundMessages()).hasSize(2);
    assertThat(tooMany.refCnt()).isZero();
  }

  @Test
  void eachAnswerMakesRoomForOneRequest() {
    for (int i = 0; i < 10; i++) {
      connection.writeInbound(request());
      connection.writeOutbound(answer(HttpResponseStatus.CONTINUE), answer(HttpResponseStatus.OK));
    }

    assertThat(connection.isOpen()).isTrue();
    connection.writeInbound(request(), request(), request());
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void noRequestMayFollowOneForAnEventStream() {
    connection.writeInbound(request());
    connection.writeOutbound(eventStream());
    assertThat(connection.isOpen()).isTrue();

    connection.writeInbound(request());

    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void oneThatWasSentBeforeItsAnswerEndsTheConnectionToo() {
    connection.writeInbound(request(), request());

    var _ = connection.pipeline().write(eventStream());

    assertThat(connection.isOpen()).isFalse();
  }

  private static HttpResponse eventStream() {
    var answer = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_EVENT_STREAM);
    return answer;
  }

  private static DefaultFullHttpRequest request() {
    return new DefaultFullHttpRequest(
        HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.wrappedBuffer(new byte[1]));
  }

  private static DefaultFullHttpResponse answer(HttpResponseStatus status) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
  }
}
