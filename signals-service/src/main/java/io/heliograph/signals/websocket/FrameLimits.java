package io.heliograph.signals.websocket;

import io.heliograph.signals.connection.ClientConnection;
import io.heliograph.signals.limits.FrameRate;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What one socket may send: so many frames in a second, and messages of so many bytes. */
@Singleton
final class FrameLimits {
  private final FrameRate rate;
  private final int maxMessageSize;

  FrameLimits(
      FrameRate rate,
      @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size")
          int maxMessageSize) {
    this.rate = rate;
    this.maxMessageSize = maxMessageSize;
  }

  /** Has them kept from now on: between the decoder of frames and the framework. */
  void hold(ClientConnection reader, HttpConnection connection) {
    ChannelHandlerContext framework = ((ConnectionBase) connection).channelHandlerContext();
    framework
        .pipeline()
        .addBefore(
            framework.name(),
            FrameLimiter.class.getName(),
            new FrameLimiter(rate.ofNewSocket(), maxMessageSize, reader));
  }
}
