package io.heliograph.identity.token;

import io.heliograph.identity.claims.Claims;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Requirements for tokens of one issuer in addition to a valid signature. An expiry and an
 * asymmetric algorithm are always required: knowledge of a public key must not be sufficient to
 * sign.
 *
 * @param issuers values of which {@code iss} must be one; empty: any
 * @param audience values of which {@code aud} must contain one; empty: any
 * @param issuedAt whether {@code iat} is required
 */
public record TokenRequirements(
    Set<String> issuers,
    Optional<Set<String>> audience,
    Set<SignatureAlgorithm> algorithms,
    boolean issuedAt) {

  /** All algorithms that need a private key to sign. */
  public static final Set<SignatureAlgorithm> ASYMMETRIC =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(
                  SignatureAlgorithm.HS256, SignatureAlgorithm.HS384, SignatureAlgorithm.HS512)));

  /**
   * Returns the named algorithms, or throws a {@link ConfigurationException} if one is not
   * asymmetric.
   */
  static Set<SignatureAlgorithm> asymmetric(String property, Set<String> names) {
    Set<SignatureAlgorithm> chosen = EnumSet.noneOf(SignatureAlgorithm.class);
    for (SignatureAlgorithm algorithm : ASYMMETRIC) {
      if (names.contains(algorithm.getAlgorithm())) {
        chosen.add(algorithm);
      }
    }
    if (chosen.size() < names.size()) {
      throw new ConfigurationException(
          "%s: use names of asymmetric algorithms such as ES256, not %s"
              .formatted(property, names));
    }
    return chosen;
  }

  /** Returns whether the issuer of a token is an accepted one. */
  boolean accepts(Claims claims) {
    return issuers.isEmpty() || claims.text("iss").filter(issuers::contains).isPresent();
  }

  JWTAuthContextInfo context(int clockSkewSeconds) {
    JWTAuthContextInfo context = new JWTAuthContextInfo();
    context.setExpectedAudience(audience.orElse(null));
    context.setSignatureAlgorithm(algorithms);
    context.setRequireNamedPrincipal(false); // Claims look at "sub" more closely
    context.setMaxTimeToLiveSecs(issuedAt ? null : 0L); // the parser's way to say "iat" is optional
    context.setClockSkew(clockSkewSeconds);
    context.setRelaxVerificationKeyValidation(false);
    return context;
  }
}
