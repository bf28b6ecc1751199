package io.heliograph.identity.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Caches results about a token for a limited time, by the token's digest. Concurrent threads with
 * the same token obtain the result once: the first thread does, the others wait for it. A failure
 * is thrown in all of them and is not cached.
 */
public final class TokenCache<V> {
  private final AsyncCache<TokenDigest, V> results;

  /**
   * Creates an empty cache.
   *
   * @param weight returns the approximate memory of a result in KB
   */
  TokenCache(Duration lifetime, int maxKilobytes, ToIntFunction<V> weight, Ticker ticker) {
    results =
        Caffeine.newBuilder()
            .maximumWeight(maxKilobytes)
            .weigher((TokenDigest token, V result) -> weight.applyAsInt(result))
            .expireAfterWrite(lifetime)
            .ticker(ticker)
            .executor(Runnable::run)
            .buildAsync();
  }

  V get(String token, Supplier<V> search) {
    var own = new CompletableFuture<V>();
    CompletableFuture<V> present = results.asMap().putIfAbsent(TokenDigest.of(token), own);
    if (present == null) {
      complete(own, search);
    }
    return resultOf(present == null ? own : present);
  }

  int size() {
    results.synchronous().cleanUp();
    return results.asMap().size();
  }

  /** Completes the result whatever happens, because other threads wait for it without a limit. */
  private static <V> void complete(CompletableFuture<V> result, Supplier<V> search) {
    try {
      result.complete(search.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private static <V> V resultOf(CompletableFuture<V> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
