package io.heliograph.notifications.streaming;

import io.heliograph.web.ByteBudget;
import io.heliograph.web.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * Writes answers that are held in memory while their clients read them. All of them together hold a
 * bounded number of bytes, and a client that takes nothing is cut.
 */
@Singleton
public final class LargeResponses {
  /** Smaller answers are not counted: the system takes them at once. */
  private static final int SMALL = 64 * 1024;

  private final ResponsesConfig config;
  private final Vertx vertx;
  private final ByteBudget memory;

  LargeResponses(ResponsesConfig config, Vertx vertx) {
    this.config = config;
    this.vertx = vertx;
    this.memory = new ByteBudget(config.maxPendingSize().asLongValue());
  }

  /** How much of one answer may be read at a time, in bytes. */
  public long readSize() {
    return config.readSize().asLongValue();
  }

  /** Whether an answer of this size is written as any other. */
  public boolean isSmall(long bytes) {
    return bytes <= SMALL;
  }

  /** A body of known length. Done, without an item, when the client has taken it. */
  public <T> Uni<T> write(HttpServerRequest request, Buffer body) {
    return within(
        body.length(),
        stream -> stream.write(body.length(), Multi.createFrom().item(body)),
        request);
  }

  /**
   * A body in parts, each of which is asked for when the client has taken the one before. Done,
   * without an item, when it has taken all. It fails if a part fails before anything is written;
   * later the connection is cut, so that the client does not take a part for the whole.
   *
   * @param held what is in memory at a time, in bytes
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

  /** Bytes that are held now. */
  long held() {
    return memory.held();
  }
}
