package io.heliograph.signals.websocket;

import io.heliograph.signals.connection.ClientConnection;
import io.heliograph.signals.limits.FrameRate;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits for the frames that one socket may send: the rate, and the bytes of a message. */
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

  /** Enforces the limits from now on, by a handler between the frame decoder and the framework. */
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
