package io.heliograph.identity.claims;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Maps the value of a claim to the name of a user. Different values never become one name, except
 * in upper and lower case, and in several domains that a local part may have.
 */
sealed interface UserNames {

  /** Returns the name, or empty if the value has none. */
  Optional<String> nameOf(String value);

  /** Returns whether the values are e-mail addresses. */
  default boolean areAddresses() {
    return true;
  }

  /** The value is the name. */
  record Plain() implements UserNames {

    @Override
    public Optional<String> nameOf(String value) {
      return EntityNames.valid(value);
    }

    @Override
    public boolean areAddresses() {
      return false;
    }
  }

  /**
   * The value is an e-mail address and the name is its local part. Other domains are refused,
   * because the same local part in another domain is another person.
   */
  record LocalPart(Set<String> domains) implements UserNames {

    @Override
    public Optional<String> nameOf(String value) {
      return EmailAddress.of(value)
          .filter(address -> domains.contains(address.domain))
          .flatMap(address -> EntityNames.valid(address.local));
    }
  }

  /**
   * The value is an e-mail address and {@code _} replaces its {@code @}, as in the names that
   * Backstage's provider for Entra ID gives its users.
   */
  record WholeAddress(Set<String> domains) implements UserNames {

    @Override
    public Optional<String> nameOf(String value) {
      return EmailAddress.of(value)
          .filter(address -> domains.isEmpty() || domains.contains(address.domain))
          .flatMap(address -> EntityNames.valid(address.local + '_' + address.domain));
    }
  }

  /** An e-mail address. A domain contains no {@code _}, so the whole address can be restored. */
  record EmailAddress(String local, String domain) {

    private static Optional<EmailAddress> of(String value) {
      int at = value.indexOf('@');
      String domain = value.substring(at + 1).toLowerCase(Locale.ROOT);
      return at < 1 || domain.indexOf('_') >= 0 || domain.indexOf('@') >= 0
          ? Optional.empty()
          : Optional.of(new EmailAddress(value.substring(0, at), domain));
    }
  }
}
