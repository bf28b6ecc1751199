package io.heliograph.notifications.streaming;

import io.heliograph.log.RareWarning;
import io.netty.channel.ChannelHandlerContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A response that is written in pieces. The next piece is sent when the operating system has
 * accepted the one before, so at most one piece waits for the client.
 */
final class ResponseStream {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(ResponseStream.class), Duration.ofSeconds(1));

  private static final String JSON = "application/json;charset=UTF-8";
  private static final int PIECE = 64 * 1024;

  /** Error code CANCEL of RFC 9113. */
  private static final long CANCEL = 8;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Vertx vertx;
  private final Duration timeout;

  ResponseStream(HttpServerRequest request, Vertx vertx, Duration timeout) {
    this.request = request;
    this.response = request.response();
    this.vertx = vertx;
    this.timeout = timeout;
  }

  /** Writes a body of known length. */
  Uni<Void> write(int length, Multi<Buffer> parts) {
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(length));
    return writeAll(parts);
  }

  Uni<Void> write(Multi<Buffer> parts) {
    response.setChunked(true);
    return writeAll(parts);
  }

  private Uni<Void> writeAll(Multi<Buffer> parts) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
    return parts
        .onItem()
        .transformToUniAndConcatenate(this::writePart)
        .collect()
        .last()
        .chain(() -> await(response::end))
        .onFailure(failure -> response.headWritten())
        .recoverWithUni(this::cut);
  }

  private Uni<Void> writePart(Buffer part) {
    return Multi.createFrom()
        .range(0, Math.ceilDiv(part.length(), PIECE))
        .onItem()
        .transformToUniAndConcatenate(number -> await(() -> response.write(piece(part, number))))
        .collect()
        .last();
  }

  private static Buffer piece(Buffer part, int number) {
    int start = number * PIECE;
    return part.slice(start, Math.min(start + PIECE, part.length()));
  }

  private Uni<Void> await(Supplier<Future<Void>> writing) {
    return Uni.createFrom().emitter(caller -> await(writing, caller));
  }

  private void await(Supplier<Future<Void>> writing, UniEmitter<? super Void> caller) {
    long timer = vertx.setTimer(timeout.toMillis(), late -> caller.fail(new StalledException()));
    writing
        .get()
        .onComplete(
            written -> {
              vertx.cancelTimer(timer);
              complete(written, caller);
            });
  }

  private static void complete(AsyncResult<Void> written, UniEmitter<? super Void> caller) {
    if (written.succeeded()) {
      caller.complete(null);
    } else {
      caller.fail(written.cause());
    }
  }

  /**
   * Cuts the connection or the HTTP/2 stream, so that the client detects an incomplete response.
   * Closing the response would wait for the client. A client that has left is not logged.
   */
  private Uni<Void> cut(Throwable failure) {
    if (!response.closed() && !(failure instanceof IOException)) {
      WARNING.log(Cut.of(failure), "large answer aborted reason=" + failure);
    }
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset(CANCEL);
    } else {
      abort((ConnectionBase) request.connection());
    }
    return Uni.createFrom().voidItem();
  }

  private static void abort(ConnectionBase connection) {
    ChannelHandlerContext first = connection.channel().pipeline().firstContext();
    if (first != null) {
      var _ = first.close();
    }
  }

  private enum Cut {
    CLIENT_STALLED,
    ANSWER_FAILED;

    static Cut of(Throwable failure) {
      return failure instanceof StalledException ? CLIENT_STALLED : ANSWER_FAILED;
    }
  }

  private static final class StalledException extends TimeoutException {
    private static final long serialVersionUID = 1L;

    StalledException() {
      super("the client does not read");
    }
  }
}
