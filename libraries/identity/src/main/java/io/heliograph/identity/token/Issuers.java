package io.heliograph.identity.token;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.claims.ClaimMapping;
import io.heliograph.identity.jwks.HttpLocation;
import io.heliograph.identity.jwks.KeySet;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Issuers of tokens of users and external services, found by the claim {@code iss}. */
public final class Issuers {

  private static final String USERS = "heliograph.identity.issuers.";
  private static final String SERVICES = "heliograph.identity.external.";

  private final TokenCheckFactory checks;
  private final Map<String, TokenVerifier> byClaim = new HashMap<>();
  private final Map<String, String> entries = new HashMap<>();

  public Issuers(IdentityConfig config, TokenCheckFactory checks) {
    this.checks = checks;
    config.issuers().forEach(this::addUsers);
    config.external().forEach(this::addServices);
  }

  public Optional<TokenVerifier> verifierOf(UnverifiedToken token) {
    return Optional.ofNullable(byClaim.get(token.issuer()));
  }

  private void addUsers(String name, IdentityConfig.Issuer issuer) {
    String entry = USERS + name;
    TokenCheck check = check(name, entry, issuer, TokenRequirements.ASYMMETRIC);
    Optional<URI> userinfo =
        issuer
            .userinfoLocation()
            .map(location -> HttpLocation.checked(entry + ".userinfo-location", location));
    ClaimMapping mapping = ClaimMapping.of(entry, issuer);
    add(entry, issuer, new UserTokens(check, checks.ownership(name, mapping, userinfo)));
  }

  private void addServices(String name, IdentityConfig.External issuer) {
    String entry = SERVICES + name;
    Set<SignatureAlgorithm> algorithms =
        issuer
            .algorithms()
            .map(names -> TokenRequirements.asymmetric(entry + ".algorithms", names))
            .orElse(TokenRequirements.ASYMMETRIC);
    TokenCheck check = check(name, entry, issuer, algorithms);
    add(
        entry,
        issuer,
        new ExternalTokens(check, prefix(issuer), AccessRestriction.of(issuer.access())));
  }

  private TokenCheck check(
      String name,
      String entry,
      IdentityConfig.TrustedIssuer issuer,
      Set<SignatureAlgorithm> algorithms) {
    KeySet keys = checks.keys(name, entry + ".jwks-location", issuer.jwksLocation());
    TokenRequirements requirements =
        new TokenRequirements(issuer.issuerClaims(), issuer.audience(), algorithms, false);
    return checks.check(name, requirements, keys);
  }

  private void add(String entry, IdentityConfig.TrustedIssuer issuer, TokenVerifier verifier) {
    issuer.issuerClaims().forEach(claim -> add(entry, claim, verifier));
  }

  private void add(String entry, String claim, TokenVerifier verifier) {
    if (claim.isBlank()) {
      throw new ConfigurationException(entry + ".issuer must not be blank");
    }
    String other = entries.putIfAbsent(claim, entry);
    if (other != null) {
      throw new ConfigurationException(
          "'%s.issuer' and '%s.issuer' are the same: keep one of them".formatted(other, entry));
    }
    byClaim.put(claim, verifier);
  }

  private static String prefix(IdentityConfig.External issuer) {
    return issuer.subjectPrefix().map(prefix -> "external:" + prefix + ':').orElse("external:");
  }
}
