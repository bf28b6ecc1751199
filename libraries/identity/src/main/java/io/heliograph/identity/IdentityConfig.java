package io.heliograph.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trusted issuers and services. Entries of the maps can be added by environment variables alone,
 * for example {@code HELIOGRAPH_IDENTITY_SERVICES_CI_TOKEN} and {@code
 * HELIOGRAPH_IDENTITY_SERVICES_CI_SUBJECT}. An incomplete or ambiguous entry prevents the start.
 */
@ConfigMapping(prefix = "heliograph.identity")
public interface IdentityConfig {

  /**
   * The issuers of user tokens (JWT), by a name of your choice that appears in logs. Default: none.
   */
  Map<String, Issuer> issuers();

  /**
   * The services with a static token, by a name of your choice that appears in messages. Default:
   * none.
   */
  Map<String, Service> services();

  /**
   * The exact path on which a WebSocket handshake may carry the bare token as its subprotocol,
   * because browsers cannot set {@code Authorization} there. Not set: no such path.
   */
  Optional<String> websocketPath();

  /**
   * Time by which the clock of an issuer may be ahead before its new tokens are refused as not yet
   * valid. The expiry of a token is never extended, so requests and connections end at the same
   * time.
   */
  @WithDefault("10s")
  Duration clockSkew();

  /**
   * Age at which a key set is fetched again. Raising it keeps a withdrawn key valid for longer; a
   * new key is found at once in any case, because an unknown key id triggers a fetch.
   */
  @WithDefault("10m")
  Duration jwksRefresh();

  /**
   * Minimum time between two fetches of a key set that failed or did not find an unknown key id.
   * Raising it reduces the load on the issuer; lowering it shortens the wait for an issuer that is
   * available again.
   */
  @WithDefault("5s")
  Duration jwksRetry();

  /** Limit for fetching a key set or userinfo, from connecting to the last byte. */
  @WithDefault("3s")
  Duration jwksTimeout();

  /**
   * Time for which a verified token is not verified again. Raising it saves processor time; a
   * withdrawn key stays valid for that much longer. 0 verifies each time.
   */
  @WithDefault("30s")
  Duration tokenCache();

  /**
   * Maximum number of cached verified tokens; raising it costs memory, about 1 KiB each. A user
   * counts once more for each 5 owned refs.
   */
  @WithDefault("10000")
  int tokenCacheSize();

  /**
   * Time for which a userinfo response about a token is valid. Raising it reduces the load on the
   * issuer; a change of a user's groups takes effect later.
   */
  @WithDefault("1m")
  Duration userinfoCache();

  /**
   * Maximum number of cached userinfo responses for each issuer; raising it costs memory. A user
   * counts once more for each 5 owned refs.
   */
  @WithDefault("10000")
  int userinfoCacheSize();

  /** Backstage as an issuer of user tokens and plugin tokens. */
  Backstage backstage();

  /** External services with tokens (JWT) of their own, by a name of your choice. Default: none. */
  Map<String, External> external();

  /** An issuer whose tokens are verified with the keys that it publishes. */
  interface TrustedIssuer {

    /**
     * The exact values of the claim {@code iss}, for example both forms of an issuer that changed
     * its name.
     */
    @WithName("issuer")
    Set<String> issuerClaims();

    /** Location of its key set (JWKS): an {@code https:}, {@code http:} or {@code file:} URI. */
    URI jwksLocation();

    /**
     * Values of which a token must contain one in {@code aud}. Not set: {@code aud} is not checked.
     */
    Optional<Set<String>> audience();
  }

  /** One issuer of user tokens. */
  interface Issuer extends TrustedIssuer {

    /**
     * Location of userinfo, which is requested with the same token and returns what a user owns
     * whose token has no {@code ent}. Not set: such a user owns only itself.
     */
    Optional<URI> userinfoLocation();

    /**
     * The claim that names the user, for example {@code preferred_username}. Not set: {@code sub},
     * which must be a whole ref, as in tokens of Backstage.
     */
    Optional<String> userClaim();

    /** The namespace of its users. Not set: {@code default}. */
    Optional<String> userNamespace();

    /** The form of the user claim. Not set: {@link UserFormat#NAME}. */
    Optional<UserFormat> userFormat();

    /** The domains of e-mail addresses in the user claim; others are refused. Not set: any. */
    Optional<Set<String>> userDomains();

    /**
     * The claim that lists names or paths of groups, for example {@code groups}. Not set: {@code
     * ent}, which must list whole refs, as in tokens of Backstage.
     */
    Optional<String> groupsClaim();

    /** The namespace of its groups. Not set: {@code default}. */
    Optional<String> groupsNamespace();
  }

  /** Form of a claim that names a user. */
  enum UserFormat {
    /** The name of the user. */
    NAME,
    /** An e-mail address whose local part is the name. */
    LOCAL_PART,
    /** An e-mail address that becomes the name with {@code _} instead of {@code @}. */
    EMAIL
  }

  /** One Backstage. None of its tokens is trusted unless one of the two locations is set. */
  interface Backstage {

    /** The base URL of its backend; a plugin responds at {@code /api/<plugin>} below it. */
    Optional<URI> baseUrl();

    /** The base URL of plugins that respond elsewhere, by their id; {@code auth} included. */
    Map<String, URI> discovery();

    /** The plugin id of this service: plugin tokens must name it in {@code aud}. */
    Optional<String> pluginId();

    /**
     * Maximum number of plugins whose keys are cached. It should exceed the number of plugins that
     * call; otherwise their keys are fetched repeatedly. Raising it costs memory.
     */
    @WithDefault("100")
    int maxCallers();
  }

  /** One issuer of tokens of external services. */
  interface External extends TrustedIssuer {

    /** Accepted algorithms, for example {@code RS256}. Not set: every asymmetric one. */
    Optional<Set<String>> algorithms();

    /** Prefix of {@code sub} in the subject {@code external:<prefix>:<sub>}. Not set: no prefix. */
    Optional<String> subjectPrefix();

    /** Restrictions on what its services may send. */
    Granted access();
  }

  /** One service with a static token. */
  interface Service {

    /** The token: a secret of at least 8 characters without spaces. */
    String token();

    /** The subject of the service, which is the origin of its notifications. */
    String subject();

    /** Restrictions on what it may send. */
    Granted access();
  }

  /** Restrictions on what the services of one entry may send; anything else is a 403. */
  interface Granted {

    /**
     * Kinds of recipients: {@code send} (to entities), {@code broadcast} (to everybody), or both.
     */
    @WithDefault("send,broadcast")
    Set<Access.Kind> allow();

    /** The subjects that may send, for example {@code external:ci:main}. Not set: any. */
    Optional<Set<String>> origins();

    /** The topics that may be sent; then a topic is required. Not set: any topic, or none. */
    Optional<Set<String>> topics();
  }
}
