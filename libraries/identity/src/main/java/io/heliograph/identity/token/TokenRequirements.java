package io.heliograph.identity.token;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What tokens of one origin must satisfy beside a good signature. An end they must always have, and
 * an asymmetric algorithm: whoever knows a public key must not be able to sign.
 *
 * @param issuer the exact {@code iss}; empty: any
 * @param audience one of these in {@code aud}; empty: any
 * @param issuedAt whether {@code iat} is required
 */
public record TokenRequirements(
    Optional<String> issuer,
    Optional<Set<String>> audience,
    Set<SignatureAlgorithm> algorithms,
    boolean issuedAt) {

  /** Every algorithm that needs a private key to sign. */
  public static final Set<SignatureAlgorithm> ASYMMETRIC =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(
                  SignatureAlgorithm.HS256, SignatureAlgorithm.HS384, SignatureAlgorithm.HS512)));

  /** The named ones, or a {@link ConfigurationException} if one of them is not asymmetric. */
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

  JWTAuthContextInfo context(int clockSkewSeconds) {
    JWTAuthContextInfo context = new JWTAuthContextInfo();
    context.setIssuedBy(issuer.orElse(null));
    context.setExpectedAudience(audience.orElse(null));
    context.setSignatureAlgorithm(algorithms);
    context.setRequireNamedPrincipal(false); // Claims look at "sub" more closely
    context.setMaxTimeToLiveSecs(issuedAt ? null : 0L); // the parser's way to say "iat" is optional
    context.setClockSkew(clockSkewSeconds);
    context.setRelaxVerificationKeyValidation(false);
    return context;
  }
}
