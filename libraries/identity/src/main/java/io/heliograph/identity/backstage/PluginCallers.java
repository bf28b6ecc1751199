package io.heliograph.identity.backstage;

import io.heliograph.identity.claims.Claims;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.token.TokenCheck;
import io.heliograph.identity.token.UnverifiedToken;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Plugins that call, each with its own keys, which it publishes itself.
 *
 * <p>The plugin id of a token is not verified at first, so its effects are limited: it must be one
 * path segment, its keys are fetched only from the configured location of plugins, and the number
 * of cached plugins is limited. When the cache is full, a plugin that was never verified is removed
 * first, so that invented ids do not evict real ones. At most {@value #MAX_PROVING} threads wait
 * for the keys of plugins that were never verified; the others fail at once.
 */
public final class PluginCallers {

  /** Leaves most of the threads that verify tokens to known callers. */
  static final int MAX_PROVING = 64;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final Discovery discovery;
  private final BiFunction<String, Discovery.Location, TokenCheck> checks;
  private final int max;
  private final LinkedHashMap<String, Caller> callers = new LinkedHashMap<>(16, 0.75f, true);
  private final Semaphore proving = new Semaphore(MAX_PROVING);

  /**
   * Creates an empty cache.
   *
   * @param checks creates the check of a plugin from its name in log lines and its location
   */
  PluginCallers(
      Discovery discovery, BiFunction<String, Discovery.Location, TokenCheck> checks, int max) {
    this.discovery = discovery;
    this.checks = checks;
    this.max = max;
  }

  /**
   * Returns the claims of the plugin's token, or throws a {@link TokenRefusedException}. May block.
   */
  Claims claims(UnverifiedToken token) {
    Caller caller = caller(id(token));
    return caller.proved ? caller.check.claims(token) : proof(caller, token);
  }

  private Claims proof(Caller caller, UnverifiedToken token) {
    if (!proving.tryAcquire()) {
      throw new TokenRefusedException(TokenRefusal.KEYS_UNAVAILABLE, BackstageTokens.NAME);
    }
    try {
      Claims claims = caller.check.claims(token);
      caller.proved = true;
      return claims;
    } finally {
      proving.release();
    }
  }

  private static String id(UnverifiedToken token) {
    if (!ID.matcher(token.subject()).matches()) {
      throw new TokenRefusedException(TokenRefusal.SUBJECT, BackstageTokens.NAME);
    }
    return token.subject();
  }

  private Caller caller(String id) {
    synchronized (callers) {
      Caller known = callers.get(id);
      return known == null ? added(id) : known;
    }
  }

  private Caller added(String id) {
    Caller caller = new Caller(checks.apply("plugin:" + id, location(id)));
    if (callers.size() >= max) {
      callers.remove(leaving());
    }
    callers.put(id, caller);
    return caller;
  }

  private Discovery.Location location(String id) {
    return discovery
        .locationOf(id)
        .orElseThrow(() -> new TokenRefusedException(TokenRefusal.UNKNOWN_ISSUER, "plugin:" + id));
  }

  /** Returns the least recently used plugin of those that were never verified, else of all. */
  private String leaving() {
    Optional<String> unproved =
        callers.entrySet().stream()
            .filter(entry -> !entry.getValue().proved)
            .map(entry -> entry.getKey())
            .findFirst();
    return unproved.orElseGet(() -> callers.firstEntry().getKey());
  }

  private static final class Caller {

    private final TokenCheck check;
    private volatile boolean proved;

    private Caller(TokenCheck check) {
      this.check = check;
    }
  }
}
