package io.heliograph.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to trust. Entries of the maps can be added by environment variables alone, for example
 * {@code HELIOGRAPH_IDENTITY_SERVICES_CI_TOKEN} and {@code
 * HELIOGRAPH_IDENTITY_SERVICES_CI_SUBJECT}. An entry that is incomplete or ambiguous stops the
 * start.
 */
@ConfigMapping(prefix = "heliograph.identity")
public interface IdentityConfig {

  /** The issuers of user tokens (JWT), by a name of your choice that appears in logs. None. */
  Map<String, Issuer> issuers();

  /** The services with a static token, by a name of your choice that appears in messages. None. */
  Map<String, Service> services();

  /**
   * The exact path on which a WebSocket handshake may carry the bare token as its sub-protocol,
   * since browsers cannot set {@code Authorization} there. Not set: no such path.
   */
  Optional<String> websocketPath();

  /**
   * How far the clock of an issuer may run ahead of ours before its new tokens are refused as not
   * yet valid. The end of a token is never stretched, so that requests and sockets end together.
   */
  @WithDefault("10s")
  Duration clockSkew();

  /**
   * The age at which a key set is fetched again. Raising it keeps a withdrawn key alive for longer;
   * a new key is found at once in any case, because an unknown key id triggers a fetch.
   */
  @WithDefault("10m")
  Duration jwksRefresh();

  /**
   * The least time between two fetches of a key set that failed or did not find an unknown key id.
   * Raising it spares the issuer, lowering it shortens the wait for one that comes back.
   */
  @WithDefault("5s")
  Duration jwksRetry();

  /** How long to wait for a key set or for userinfo, from the connection to the last byte. */
  @WithDefault("3s")
  Duration jwksTimeout();

  /**
   * How long a verified token need not be verified again. Raising it spares processor time; a key
   * that is withdrawn is good for that much longer. 0 verifies each time.
   */
  @WithDefault("30s")
  Duration tokenCache();

  /** The most verified tokens that are known; raising it costs memory, about 1 KB each. */
  @WithDefault("10000")
  int tokenCacheSize();

  /**
   * How long the answer of userinfo about a token is good. Raising it spares the issuer; a change
   * of somebody's groups is seen later.
   */
  @WithDefault("1m")
  Duration userinfoCache();

  /** The most answers of userinfo that are kept for each issuer; raising it costs memory. */
  @WithDefault("10000")
  int userinfoCacheSize();

  /** Backstage as an issuer of user tokens and plugin tokens. */
  Backstage backstage();

  /** External services with tokens (JWT) of their own, by a name of your choice. None. */
  Map<String, External> external();

  /** Whoever publishes keys. */
  interface KeyHolder {

    /** The exact value of the claim {@code iss}. */
    String issuer();

    /** Where its key set (JWKS) lies: an {@code https:}, {@code http:} or {@code file:} URI. */
    URI jwksLocation();

    /** Tokens must name one of these in {@code aud}. Not set: {@code aud} is not looked at. */
    Optional<Set<String>> audience();
  }

  /** One issuer of user tokens. */
  interface Issuer extends KeyHolder {

    /**
     * Where to ask, with the same token, what a user owns whose token has no {@code ent}. Not set:
     * such a user owns only itself.
     */
    Optional<URI> userinfoLocation();
  }

  /** One Backstage. Nothing of it is trusted unless one of the two locations is set. */
  interface Backstage {

    /** The base URL of its backend; a plugin answers at {@code /api/<plugin>} below it. */
    Optional<URI> baseUrl();

    /** The base URL of plugins that answer elsewhere, by their id; {@code auth} included. */
    Map<String, URI> discovery();

    /** The plugin that this service is: plugin tokens must name it in {@code aud}. */
    Optional<String> pluginId();

    /**
     * The most plugins whose keys are remembered. Keep it above the number that call: beyond it
     * their keys are fetched again and again. Raising it costs memory.
     */
    @WithDefault("100")
    int maxCallers();
  }

  /** One issuer of external services' tokens. */
  interface External extends KeyHolder {

    /** The algorithms to accept, for example {@code RS256}. Not set: every asymmetric one. */
    Optional<Set<String>> algorithms();

    /**
     * Set before {@code sub} in the subject {@code external:<prefix>:<sub>}. Not set: no prefix.
     */
    Optional<String> subjectPrefix();

    /** What its services may send. */
    Granted access();
  }

  /** One service with a static token. */
  interface Service {

    /** The token: a secret of at least 8 characters, none of them a space. */
    String token();

    /** The subject of the service, which is the origin of what it sends. */
    String subject();

    /** What it may send. */
    Granted access();
  }

  /** What the services of one entry may send; whatever else they send is a 403. */
  interface Granted {

    /** To whom: {@code send} (to entities), {@code broadcast} (to everybody), or both. */
    @WithDefault("send,broadcast")
    Set<Access.Kind> allow();

    /** The subjects that may send, for example {@code external:ci:main}. Not set: any. */
    Optional<Set<String>> origins();

    /** The topics to send on, and then never without one. Not set: any topic, or none. */
    Optional<Set<String>> topics();
  }
}
