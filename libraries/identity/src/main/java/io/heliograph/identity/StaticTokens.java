package io.heliograph.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services that hold a static token.
 *
 * <p>Only digests are kept. A look-up compares with every entry in constant time, so that its
 * duration tells nothing about a token.
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
    byte[] digest = digest(token);
    Optional<ServicePrincipal> holder = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.digest, digest)) {
        holder = Optional.of(entry.principal);
      }
    }
    return holder;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static final class Entry {

    private final String name;
    private final byte[] digest;
    private final ServicePrincipal principal;

    private Entry(String name, byte[] digest, ServicePrincipal principal) {
      this.name = name;
      this.digest = digest;
      this.principal = principal;
    }

    private static Entry of(String name, IdentityConfig.Service service, List<Entry> others) {
      byte[] digest = digest(strong(name, service.token()));
      for (Entry other : others) {
        if (MessageDigest.isEqual(other.digest, digest)) {
          throw new ConfigurationException(
              "The services '%s' and '%s' have the same token: give each its own %s<name>.token"
                  .formatted(other.name, name, PREFIX));
        }
      }
      return new Entry(name, digest, principal(name, service.subject()));
    }

    private static String strong(String name, String token) {
      if (token.length() < MIN_LENGTH || token.chars().anyMatch(Character::isWhitespace)) {
        throw new ConfigurationException(
            "%s%s.token needs at least %d characters, none of them a space"
                .formatted(PREFIX, name, MIN_LENGTH));
      }
      return token;
    }

    private static ServicePrincipal principal(String name, String subject) {
      try {
        return new ServicePrincipal(subject);
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(PREFIX + name + ".subject: " + e.getMessage(), e);
      }
    }
  }
}
