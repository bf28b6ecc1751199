package io.heliograph.identity.authentication;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.token.AccessRestriction;
import io.heliograph.identity.token.TokenDigest;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services with a static token.
 *
 * <p>Only digests are kept. A look-up compares with every entry in constant time, so its duration
 * reveals nothing about a token.
 */
@Singleton
final class StaticTokens {

  private static final String PREFIX = "heliograph.identity.services.";
  private static final int MIN_LENGTH = 8;

  private final List<Entry> entries;

  @Inject
  StaticTokens(IdentityConfig config) {
    List<Entry> checked = new ArrayList<>();
    config.services().forEach((name, service) -> checked.add(Entry.of(name, service, checked)));
    this.entries = List.copyOf(checked);
  }

  Optional<ServicePrincipal> holderOf(String token) {
    TokenDigest digest = TokenDigest.of(token);
    Optional<ServicePrincipal> holder = Optional.empty();
    for (Entry entry : entries) {
      if (entry.digest.equals(digest)) {
        holder = Optional.of(entry.principal);
      }
    }
    return holder;
  }

  private record Entry(String name, TokenDigest digest, ServicePrincipal principal) {

    private static Entry of(String name, IdentityConfig.Service service, List<Entry> others) {
      TokenDigest digest = TokenDigest.of(strong(name, service.token()));
      for (Entry other : others) {
        if (other.digest.equals(digest)) {
          throw new ConfigurationException(
              "The services '%s' and '%s' have the same token: give each its own %s<name>.token"
                  .formatted(other.name, name, PREFIX));
        }
      }
      return new Entry(name, digest, principal(name, service));
    }

    private static String strong(String name, String token) {
      if (token.length() < MIN_LENGTH || token.chars().anyMatch(Character::isWhitespace)) {
        throw new ConfigurationException(
            "%s%s.token needs at least %d characters, none of them a space"
                .formatted(PREFIX, name, MIN_LENGTH));
      }
      return token;
    }

    private static ServicePrincipal principal(String name, IdentityConfig.Service service) {
      try {
        return AccessRestriction.of(service.access()).principal(service.subject());
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(PREFIX + name + ".subject: " + e.getMessage(), e);
      }
    }
  }
}
