package io.heliograph.signals.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Limits the bytes that the system buffers for a client that reads nothing. */
@Singleton
final class SendBuffer implements HttpServerOptionsCustomizer {
  private final ConnectionConfig config;

  SendBuffer(ConnectionConfig config) {
    this.config = config;
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setSendBufferSize(Math.toIntExact(config.sendBuffer().asLongValue()));
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }
}
