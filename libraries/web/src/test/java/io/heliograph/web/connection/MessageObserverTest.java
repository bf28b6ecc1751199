package io.heliograph.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;

class MessageObserverTest {

  @Test
  void everyPartOfARequestIsPassedOn() {
    var connection =
        new EmbeddedChannel(new MessageObserver(new ConnectionTimeouts(1, 1, new ByteBudget(0))));
    var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    var part = new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[10]));

    connection.writeInbound(head, part, LastHttpContent.EMPTY_LAST_CONTENT);

    assertThat(connection.inboundMessages())
        .containsExactly(head, part, LastHttpContent.EMPTY_LAST_CONTENT);
  }
}
