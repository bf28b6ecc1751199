package io.heliograph.identity.jwks;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys of one issuer, fetched on first use, when they are too old, and when a token
 * names an unknown key.
 *
 * <p>At most one thread fetches; the others continue with the cached keys, and wait only for the
 * very first fetch or for an unknown key. After a fetch that failed or found nothing new, the next
 * one waits for the retry time, and after one that failed only the retrying thread waits, so
 * neither an unavailable server nor invented key ids block threads for long. If the source fails,
 * the cached keys are used for another {@link #RETENTION}.
 */
public final class KeySet implements VerificationKeyResolver {

  static final Duration RETENTION = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(KeySet.class);

  private final String issuer;
  private final KeySource source;
  private final Duration refresh;
  private final Duration retry;
  private final InstantSource time;
  private final VerificationJwkSelector selector = new VerificationJwkSelector();
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN, Instant.MIN, 0, false);

  public KeySet(
      String issuer, KeySource source, Duration refresh, Duration retry, InstantSource time) {
    this.issuer = issuer;
    this.source = source;
    this.refresh = refresh;
    this.retry = retry;
    this.time = time;
  }

  @Override
  public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting)
      throws UnresolvableKeyException {
    try {
      signature.getAlgorithm();
      Snapshot seen = snapshot;
      Snapshot keys = upToDate();
      JsonWebKey key = selector.select(signature, keys.keys());
      return key == null ? searchedKey(signature, seen, keys) : key.getKey();
    } catch (UnresolvableKeyException e) {
      throw e;
    } catch (JoseException e) {
      throw new UnresolvableKeyException("the token's header does not lead to a key", e);
    }
  }

  private Key searchedKey(JsonWebSignature signature, Snapshot seen, Snapshot present)
      throws JoseException {
    boolean fresh = present.attempts() != seen.attempts();
    Snapshot keys = fresh ? present : searched(present);
    JsonWebKey key = selector.select(signature, keys.keys());
    if (key != null) {
      return key.getKey();
    }
    // While the source fails, a new key cannot be distinguished from an invented one.
    throw keys.failed()
        ? new KeySetUnavailableException()
        : new UnresolvableKeyException("no key of the issuer matches the token");
  }

  private Snapshot upToDate() throws KeySetUnavailableException {
    Snapshot seen = snapshot;
    if (!seen.isOlderThan(refresh, time.instant())) {
      return seen;
    }
    if (seen.attempts() == 0) {
      fetching.lock();
    } else if (!fetching.tryLock()) {
      return usable(seen);
    }
    try {
      return usable(fetchedUnlessDone(seen, Duration.ZERO));
    } finally {
      fetching.unlock();
    }
  }

  private Snapshot searched(Snapshot seen) {
    if (!seen.failed()) {
      fetching.lock();
    } else if (!fetching.tryLock()) {
      return seen;
    }
    try {
      return fetchedUnlessDone(seen, retry);
    } finally {
      fetching.unlock();
    }
  }

  private Snapshot fetchedUnlessDone(Snapshot seen, Duration pause) {
    Instant now = time.instant();
    if (snapshot.attempts() == seen.attempts() && !now.isBefore(seen.nextFetch())) {
      snapshot = fetched(seen, now, pause);
    }
    return snapshot;
  }

  private Snapshot fetched(Snapshot seen, Instant now, Duration pause) {
    try {
      List<JsonWebKey> keys = new JsonWebKeySet(source.read()).getJsonWebKeys();
      Instant nextFetch = seen.hasAllOf(keys) ? now.plus(pause) : now;
      return new Snapshot(List.copyOf(keys), now, nextFetch, seen.attempts() + 1, false);
    } catch (IOException | JoseException | RuntimeException e) {
      if (!(e instanceof CircuitBreaker.LastsException)) {
        LOG.warnf("key set unavailable issuer=%s error=%s", issuer, e);
      }
      Instant nextFetch = time.instant().plus(retry);
      return new Snapshot(seen.keys(), seen.fetched(), nextFetch, seen.attempts() + 1, true);
    }
  }

  private Snapshot usable(Snapshot keys) throws KeySetUnavailableException {
    if (keys.isOlderThan(refresh.plus(RETENTION), time.instant())) {
      throw new KeySetUnavailableException();
    }
    return keys;
  }

  /** The keys at one time, and the earliest time of the next fetch. */
  private record Snapshot(
      List<JsonWebKey> keys, Instant fetched, Instant nextFetch, int attempts, boolean failed) {

    boolean isOlderThan(Duration age, Instant now) {
      return fetched.plus(age).isBefore(now);
    }

    boolean hasAllOf(List<JsonWebKey> others) {
      return keys.stream()
          .map(JsonWebKey::getKey)
          .toList()
          .containsAll(others.stream().map(JsonWebKey::getKey).toList());
    }
  }

  /** The keys of the issuer are unavailable, which is not the caller's mistake. */
  public static final class KeySetUnavailableException extends UnresolvableKeyException {

    private static final long serialVersionUID = 1L;

    KeySetUnavailableException() {
      super("the key set is unavailable");
    }
  }
}
