package io.heliograph.notifications.catalog;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClientResponse;

/** Reads the body of a response with status 200, up to a maximum size. */
final class CatalogBody {
  private final UniEmitter<? super Buffer> read;
  private final int maxSize;
  private final Buffer body = Buffer.buffer();

  private CatalogBody(UniEmitter<? super Buffer> read, int maxSize) {
    this.read = read;
    this.maxSize = maxSize;
  }

  static Uni<Buffer> of(HttpClientResponse response, int maxSize) {
    return Uni.createFrom().emitter(read -> new CatalogBody(read, maxSize).readFrom(response));
  }

  private void readFrom(HttpClientResponse response) {
    response.exceptionHandler(read::fail);
    if (response.statusCode() == 200) {
      response.handler(this::append).endHandler(() -> read.complete(body));
    } else {
      read.fail(CatalogException.status(response.statusCode()));
    }
  }

  private void append(Buffer part) {
    if (body.length() + part.length() > maxSize) {
      read.fail(CatalogException.tooLarge(maxSize));
    } else {
      body.appendBuffer(part);
    }
  }
}
