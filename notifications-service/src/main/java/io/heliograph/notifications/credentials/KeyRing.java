package io.heliograph.notifications.credentials;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of this replica: the current key and, shortly before it ends, the next key,
 * which is already published. Thread-safe; at most one key is created at a time.
 *
 * <p>The end of a key is an instant of the wall clock, not an age: tokens and published keys
 * contain it, and verifiers compare it with their own clocks.
 */
@Singleton
final class KeyRing {
  /** Time by which the next key is created before the current key ends. */
  static final Duration LEAD = Duration.ofHours(1);

  /** Maximum lag of a verifier's clock. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(KeyRing.class);

  private final PluginKeyStore store;
  private final Duration lifetime;
  private final Clock clock;
  private volatile List<SigningKey> keys = List.of();
  private @Nullable Uni<SigningKey> making;

  KeyRing(PluginKeyStore store, CredentialsConfig config, Clock clock) {
    this.store = store;
    this.lifetime = config.keyLifetime();
    this.clock = clock;
  }

  /** Returns the current signing key, which is already published. */
  Uni<SigningKey> current() {
    Instant now = clock.instant();
    List<SigningKey> signing = keys.stream().filter(key -> key.signsAt(now)).toList();
    if (signing.isEmpty()) {
      return made();
    }
    if (signing.getLast().endsWithin(LEAD, now)) {
      made().subscribe().with(next -> {}, KeyRing::nextOneFailed);
    }
    return Uni.createFrom().item(signing.getFirst());
  }

  private static void nextOneFailed(Throwable failure) {
    LOG.warnf("the next plugin key could not be published, tried again reason=%s", failure);
  }

  private synchronized Uni<SigningKey> made() {
    if (making == null) {
      making = make().onTermination().invoke(this::done).memoize().indefinitely();
    }
    return making;
  }

  private synchronized void done() {
    making = null;
  }

  /** Creates and publishes a key; it signs only after a delay, when every replica returns it. */
  private Uni<SigningKey> make() {
    Instant now = clock.instant();
    SigningKey key = SigningKey.generate(endOfNext(now));
    Instant expires = key.end().plus(PluginTokens.LIFETIME).plus(CLOCK_SKEW);
    return store
        .publish(key, expires)
        .onItem()
        .delayIt()
        .by(PublishedKeys.MAX_AGE)
        .invoke(() -> add(key, now))
        .invoke(() -> deleteExpired(now))
        .replaceWith(key);
  }

  /**
   * Deletes expired keys in the background; a failed deletion is retried when the next key is
   * created.
   */
  private void deleteExpired(Instant now) {
    store
        .deleteExpired(now)
        .subscribe()
        .with(
            deleted -> {},
            failure -> LOG.warnf("expired keys could not be deleted reason=%s", failure));
  }

  /** Returns the end of the next key, whose lifetime begins when that of the previous key ends. */
  private Instant endOfNext(Instant now) {
    return keys.stream()
        .map(SigningKey::end)
        .filter(now::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(now)
        .plus(lifetime);
  }

  private void add(SigningKey key, Instant now) {
    keys = Stream.concat(keys.stream().filter(old -> old.signsAt(now)), Stream.of(key)).toList();
  }
}
