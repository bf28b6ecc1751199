package io.heliograph.signals.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Bounds what the system holds for a reader who takes nothing. */
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
