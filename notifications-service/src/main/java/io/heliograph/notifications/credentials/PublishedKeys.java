package io.heliograph.notifications.credentials;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches the public keys of all replicas: the database is queried at most once per {@link
 * #MAX_AGE}, regardless of the number of callers. Every replica therefore returns a key that was
 * published longer ago than that. While the database does not answer, the last result is used for
 * up to {@link #MAX_STALE}.
 */
@Singleton
final class PublishedKeys {
  static final Duration MAX_AGE = Duration.ofSeconds(1);
  static final Duration MAX_STALE = Duration.ofMinutes(10);

  private final Supplier<Uni<List<Map<String, Object>>>> database;
  private final LongSupplier nanoTime;
  private @Nullable Reading latest;
  private volatile @Nullable Answer good;

  @Inject
  PublishedKeys(PluginKeyStore store, Clock clock) {
    this(() -> store.valid(clock.instant()), System::nanoTime);
  }

  PublishedKeys(Supplier<Uni<List<Map<String, Object>>>> database, LongSupplier nanoTime) {
    this.database = database;
    this.nanoTime = nanoTime;
  }

  Uni<List<Map<String, Object>>> current() {
    return reading().keys();
  }

  /**
   * Returns the latest reading, or starts a new one after {@link #MAX_AGE}. The age counts from the
   * start of the query, because keys that are published during the query may be missing from its
   * result.
   */
  private synchronized Reading reading() {
    long now = nanoTime.getAsLong();
    if (latest == null || now - latest.begun() >= MAX_AGE.toNanos()) {
      latest = new Reading(now, read(now));
    }
    return latest;
  }

  private Uni<List<Map<String, Object>>> read(long begun) {
    return Uni.createFrom()
        .deferred(database::get)
        .invoke(keys -> good = new Answer(begun, keys))
        .onFailure()
        .recoverWithUni(failure -> lastGood(failure, begun))
        .memoize()
        .indefinitely();
  }

  private Uni<List<Map<String, Object>>> lastGood(Throwable failure, long now) {
    Answer last = good;
    return last == null || now - last.begun() > MAX_STALE.toNanos()
        ? Uni.createFrom().failure(failure)
        : Uni.createFrom().item(last.keys());
  }

  private record Reading(long begun, Uni<List<Map<String, Object>>> keys) {}

  private record Answer(long begun, List<Map<String, Object>> keys) {}
}
