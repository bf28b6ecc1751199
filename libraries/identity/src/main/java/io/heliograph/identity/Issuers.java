package io.heliograph.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The issuers of users' and of external services' tokens, found by the claim {@code iss}. */
final class Issuers {

  private static final String USERS = "heliograph.identity.issuers.";
  private static final String SERVICES = "heliograph.identity.external.";

  private final TokenChecks checks;
  private final Map<String, TokenVerifier> byClaim = new HashMap<>();
  private final Map<String, String> entries = new HashMap<>();

  Issuers(IdentityConfig config, TokenChecks checks) {
    this.checks = checks;
    config.issuers().forEach(this::addUsers);
    config.external().forEach(this::addServices);
  }

  Optional<TokenVerifier> verifierOf(UnverifiedToken token) {
    return Optional.ofNullable(byClaim.get(token.issuer()));
  }

  private void addUsers(String name, IdentityConfig.Issuer issuer) {
    String entry = USERS + name;
    TokenCheck check = check(name, entry, issuer, Demands.ASYMMETRIC);
    Optional<URI> userinfo =
        issuer
            .userinfoLocation()
            .map(location -> HttpLocation.checked(entry + ".userinfo-location", location));
    add(entry, issuer, new UserTokens(check, checks.ownership(name, userinfo)));
  }

  private void addServices(String name, IdentityConfig.External issuer) {
    String entry = SERVICES + name;
    Set<SignatureAlgorithm> algorithms =
        issuer
            .algorithms()
            .map(names -> Demands.asymmetric(entry + ".algorithms", names))
            .orElse(Demands.ASYMMETRIC);
    TokenCheck check = check(name, entry, issuer, algorithms);
    add(entry, issuer, new ExternalTokens(check, prefix(issuer), Restriction.of(issuer.access())));
  }

  private TokenCheck check(
      String name,
      String entry,
      IdentityConfig.KeyHolder issuer,
      Set<SignatureAlgorithm> algorithms) {
    KeySet keys = checks.keys(name, entry + ".jwks-location", issuer.jwksLocation());
    Demands demands =
        new Demands(Optional.of(issuer.issuer()), issuer.audience(), algorithms, false);
    return checks.check(name, demands, keys);
  }

  private void add(String entry, IdentityConfig.KeyHolder issuer, TokenVerifier verifier) {
    if (issuer.issuer().isBlank()) {
      throw new ConfigurationException(entry + ".issuer must not be blank");
    }
    String other = entries.putIfAbsent(issuer.issuer(), entry);
    if (other != null) {
      throw new ConfigurationException(
          "'%s.issuer' and '%s.issuer' are the same: keep one of them".formatted(other, entry));
    }
    byClaim.put(issuer.issuer(), verifier);
  }

  private static String prefix(IdentityConfig.External issuer) {
    return issuer.subjectPrefix().map(prefix -> "external:" + prefix + ':').orElse("external:");
  }
}
