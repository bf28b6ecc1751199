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
 * The keys of this replica: one that signs and, toward its end, the next one, which is published
 * already. Any thread may ask; at most one key is made at a time.
 *
 * <p>Ends are instants of the clock, not ages: tokens and published keys carry them, and verifiers
 * compare them with their own clocks.
 */
@Singleton
final class KeyRing {
  /** By how much the next key is published before it signs. */
  static final Duration LEAD = Duration.ofHours(1);

  /** How far a verifier's clock may be behind. */
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

  /** The key to sign with, which verifiers can find. */
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

  /** A published key signs only when every replica shows it. */
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

  /** Nobody waits for it; the next key comes back to what is left. */
  private void deleteExpired(Instant now) {
    store
        .deleteExpired(now)
        .subscribe()
        .with(
            deleted -> {},
            failure -> LOG.warnf("expired keys could not be deleted reason=%s", failure));
  }

  /** Its time begins when the time of the one before ends. */
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
