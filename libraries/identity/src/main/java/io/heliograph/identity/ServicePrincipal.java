package io.heliograph.identity;

/**
 * A service. Its subject becomes the {@code origin} of the notifications that it sends, and its
 * access defines what it may send.
 */
public record ServicePrincipal(String subject, Access access) implements Principal {

  /** The role of every service, for {@code @RolesAllowed}. */
  public static final String ROLE = "service";

  private static final int MAX_LENGTH = 255;

  public ServicePrincipal {
    if (subject.isEmpty()
        || subject.length() > MAX_LENGTH
        || subject.chars().anyMatch(ServicePrincipal::isBlankOrControl)) {
      throw new IllegalArgumentException(
          "a service's subject needs 1 to "
              + MAX_LENGTH
              + " characters without spaces or control characters, for example external:ci");
    }
  }

  /** Creates a service that may send everything. */
  public ServicePrincipal(String subject) {
    this(subject, Access.EVERYTHING);
  }

  @Override
  public String getName() {
    return subject;
  }

  private static boolean isBlankOrControl(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character);
  }
}
