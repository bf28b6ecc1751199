package io.heliograph.identity.claims;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.InvalidEntityRefException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the settings of one issuer that map its claims. A setting without effect prevents the
 * start, because its author expects one.
 */
final class ClaimMappingReader {
  private static final String DEFAULT_NAMESPACE = "default";

  private final String entry;
  private final IdentityConfig.Issuer issuer;

  /**
   * Creates a reader.
   *
   * @param entry the prefix of the settings, for messages
   */
  ClaimMappingReader(String entry, IdentityConfig.Issuer issuer) {
    this.entry = entry;
    this.issuer = issuer;
  }

  /** Returns the mapping, or throws a {@code ConfigurationException}. */
  ClaimMapping mapping() {
    return new ClaimMapping(users(), groups());
  }

  private UserClaim users() {
    if (issuer.userClaim().isEmpty()) {
      require(issuer.userNamespace().isEmpty(), ".user-namespace needs user-claim");
      require(issuer.userFormat().isEmpty(), ".user-format needs user-claim");
      require(issuer.userDomains().isEmpty(), ".user-domains needs user-claim");
      return new UserClaim.Ref();
    }
    return new UserClaim.NameClaim(
        issuer.userClaim().get(), namespace("user-namespace", issuer.userNamespace()), names());
  }

  private UserNames names() {
    Set<String> domains = domains();
    return switch (issuer.userFormat().orElse(IdentityConfig.UserFormat.NAME)) {
      case NAME -> {
        require(domains.isEmpty(), ".user-domains needs user-format local-part or email");
        yield new UserNames.Plain();
      }
      case LOCAL_PART -> {
        require(!domains.isEmpty(), ".user-format=local-part needs user-domains");
        yield new UserNames.LocalPart(domains);
      }
      case EMAIL -> new UserNames.WholeAddress(domains);
    };
  }

  private Set<String> domains() {
    return issuer.userDomains().orElse(Set.of()).stream()
        .map(domain -> domain.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private GroupsClaim groups() {
    if (issuer.groupsClaim().isEmpty()) {
      require(issuer.groupsNamespace().isEmpty(), ".groups-namespace needs groups-claim");
      return new GroupsClaim.Refs();
    }
    return new GroupsClaim.Names(
        issuer.groupsClaim().get(), namespace("groups-namespace", issuer.groupsNamespace()));
  }

  private String namespace(String setting, Optional<String> configured) {
    try {
      return new EntityRef("user", configured.orElse(DEFAULT_NAMESPACE), "x").namespace();
    } catch (InvalidEntityRefException e) {
      throw new ConfigurationException(entry + '.' + setting + " is no valid namespace", e);
    }
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ConfigurationException(entry + message);
    }
  }
}
