package io.heliograph.signals.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.encoding.WebSocketEncoder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.websockets.next.WebSocketConnection;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSocketTransportTest {
  private final List<String> outcomes = new ArrayList<>();

  @Test
  void whatTheSystemTakesIsWritten() {
    write(new EmbeddedChannel());

    assertThat(outcomes).containsExactly("written");
  }

  @Test
  void whatFailsThoughTheConnectionGoesOnIsLost() {
    write(new EmbeddedChannel(new Failing()));

    assertThat(outcomes).containsExactly("lost");
  }

  /** A client that has disconnected reconnects by itself, so its frames do not count as lost. */
  @Test
  void whatFailsBecauseTheReaderHasGoneIsNot() {
    var channel = new EmbeddedChannel();
    channel.close().syncUninterruptibly();

    write(channel);

    assertThat(outcomes).containsExactly("written");
  }

  private void write(EmbeddedChannel channel) {
    new WebSocketTransport(noSocket(), channel)
        .write(
            List.of(WebSocketEncoder.of("a"), WebSocketEncoder.of("b")),
            () -> outcomes.add("written"),
            () -> outcomes.add("lost"));
    channel.finishAndReleaseAll();
  }

  private static WebSocketConnection noSocket() {
    return (WebSocketConnection)
        Proxy.newProxyInstance(
            WebSocketTransportTest.class.getClassLoader(),
            new Class<?>[] {WebSocketConnection.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException();
            });
  }

  private static final class Failing extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      promise.setFailure(new OutOfMemoryError("as netty says it"));
    }
  }
}
