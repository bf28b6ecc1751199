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
        || !subject.equals(subject.strip())
        || subject.codePoints().anyMatch(ServicePrincipal::isUnprintable)) {
      throw new IllegalArgumentException(
          "a service's subject needs 1 to "
              + MAX_LENGTH
              + " printable characters and no space at its ends, for example external:ci");
    }
  }

  /** Creates a service that may send everything. */
  public ServicePrincipal(String subject) {
    this(subject, Access.EVERYTHING);
  }

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public String getName() {
    return subject;
  }

  private static boolean isUnprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
