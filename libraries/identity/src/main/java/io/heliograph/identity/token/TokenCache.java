package io.heliograph.identity.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Caches results about a token for a limited time, by the token's digest. Concurrent threads with
 * the same token obtain the result once: the first thread does, the others wait for it. A failure
 * is thrown in all of them and is not cached. Beyond the maximum number of entries, the oldest is
 * removed.
 */
public final class TokenCache<V> {

  private final Duration lifetime;
  private final int maxEntries;
  private final InstantSource time;
  private final LinkedHashMap<TokenDigest, Entry<V>> entries = new LinkedHashMap<>();

  TokenCache(Duration lifetime, int maxEntries, InstantSource time) {
    this.lifetime = lifetime;
    this.maxEntries = maxEntries;
    this.time = time;
  }

  V get(String token, Supplier<V> search) {
    TokenDigest key = TokenDigest.of(token);
    Entry<V> entry = entry(key, search);
    entry.found.run(); // does nothing if it was run before
    try {
      return entry.found.get();
    } catch (ExecutionException e) {
      forget(key, entry);
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  private Entry<V> entry(TokenDigest key, Supplier<V> search) {
    Instant now = time.instant();
    synchronized (entries) {
      Entry<V> known = entries.get(key);
      if (known != null && now.isBefore(known.end)) {
        return known;
      }
      Entry<V> fresh = new Entry<>(new FutureTask<>(search::get), now.plus(lifetime));
      entries.remove(key);
      entries.put(key, fresh);
      removeOldest();
      return fresh;
    }
  }

  private void removeOldest() {
    if (entries.size() > maxEntries) {
      entries.pollFirstEntry();
    }
  }

  private void forget(TokenDigest key, Entry<V> entry) {
    synchronized (entries) {
      entries.remove(key, entry);
    }
  }

  private static final class Entry<V> {

    private final FutureTask<V> found;
    private final Instant end;

    private Entry(FutureTask<V> found, Instant end) {
      this.found = found;
      this.end = end;
    }
  }
}
