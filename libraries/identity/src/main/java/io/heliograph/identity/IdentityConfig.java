package io.heliograph.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to trust. Entries of both maps can be added by environment variables alone, for example
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

  /** How long to wait for the connection to, and for each read from, the server of a key set. */
  @WithDefault("3s")
  Duration jwksTimeout();

  /** One issuer of user tokens. */
  interface Issuer {

    /** The exact value of the claim {@code iss}. */
    String issuer();

    /** Where its key set (JWKS) lies: an {@code https:}, {@code http:} or {@code file:} URI. */
    URI jwksLocation();

    /** Tokens must name one of these in {@code aud}. Not set: {@code aud} is not looked at. */
    Optional<Set<String>> audience();
  }

  /** One service with a static token. */
  interface Service {

    /** The token: a secret of at least 8 characters, none of them a space. */
    String token();

    /** The subject of the service, which is the origin of what it sends. */
    String subject();
  }
}
