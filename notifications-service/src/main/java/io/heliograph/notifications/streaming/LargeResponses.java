package io.heliograph.notifications.streaming;

import io.heliograph.web.ByteBudget;
import io.heliograph.web.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * Writes responses that are held in memory while their clients read them. Limits the bytes of all
 * these responses together, and cuts the connection of a client that does not read.
 */
@Singleton
public final class LargeResponses {
  /** Maximum bytes of a response that is not counted: the operating system accepts it at once. */
  private static final int SMALL = 64 * 1024;

  private final ResponsesConfig config;
  private final Vertx vertx;
  private final ByteBudget memory;

  LargeResponses(ResponsesConfig config, Vertx vertx) {
    this.config = config;
    this.vertx = vertx;
    this.memory = new ByteBudget(config.maxPendingSize().asLongValue());
  }

  /** Returns the number of bytes of one response that may be read at a time. */
  public long readSize() {
    return config.readSize().asLongValue();
  }

  /** Returns whether a response of this size is written like any other. */
  public boolean isSmall(long bytes) {
    return bytes <= SMALL;
  }

  /**
   * Answers with a value. A small one is the item of the result; a larger one is written to the
   * response here, and then there is no item.
   */
  public <T> Uni<T> answer(HttpServerRequest request, T value) {
    Buffer body = Json.encodeToBuffer(value);
    return isSmall(body.length()) ? Uni.createFrom().item(value) : write(request, body);
  }

  /** Writes a body of known length. Completes without an item when all of it is sent. */
  public <T> Uni<T> write(HttpServerRequest request, Buffer body) {
    return within(
        body.length(),
        stream -> stream.write(body.length(), Multi.createFrom().item(body)),
        request);
  }

  /**
   * Writes a body in parts; each part is requested when the one before is sent. Completes without
   * an item when all are sent. Fails if a part fails before anything is written; after that, the
   * connection is cut, so that the client does not mistake a part for the whole.
   *
   * @param held bytes that are in memory at a time
   */
  public <T> Uni<T> stream(HttpServerRequest request, long held, Multi<Buffer> parts) {
    return within(held, stream -> stream.write(parts), request);
  }

  private <T> Uni<T> within(
      long held, Function<ResponseStream, Uni<Void>> writing, HttpServerRequest request) {
    if (!memory.tryTake(held)) {
      return Uni.createFrom()
          .failure(Problem.UNAVAILABLE.because("Too many large answers are being read, try again"));
    }
    return writing
        .apply(new ResponseStream(request, vertx, config.writeTimeout()))
        .onTermination()
        .invoke(() -> memory.giveBack(held))
        .chain(() -> Uni.createFrom().nullItem());
  }

  /** Returns the bytes that are held now. */
  long held() {
    return memory.held();
  }
}
