package io.heliograph.notifications.catalog;

/** The catalog answered, but not with entities; the message holds nothing of the answer. */
final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean mayPass;

  private CatalogException(String message, boolean mayPass) {
    super(message, null, false, false);
    this.mayPass = mayPass;
  }

  static CatalogException status(int status) {
    boolean mayPass =
        switch (status) {
          case 502, 503, 504 -> true;
          default -> false;
        };
    return new CatalogException("it answered " + status, mayPass);
  }

  static CatalogException malformed() {
    return new CatalogException("its answer cannot be understood", false);
  }

  static CatalogException tooLarge(int limit) {
    return new CatalogException("its answer is larger than " + limit + " bytes", false);
  }

  /** Whether the same request may succeed in a moment. */
  boolean mayPass() {
    return mayPass;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
