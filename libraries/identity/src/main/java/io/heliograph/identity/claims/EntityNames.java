package io.heliograph.identity.claims;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of entities as Backstage's catalog accepts them: 1 to 63 letters, digits, {@code -}, {@code
 * _} and {@code .}, with a letter or digit at both ends.
 */
final class EntityNames {
  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

  private EntityNames() {}

  /** Returns the text if it is a valid name; it is never changed into another one. */
  static Optional<String> valid(String text) {
    return VALID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
