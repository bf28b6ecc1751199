package io.heliograph.notifications.catalog;

/**
 * The catalog responded, but not with entities. The message contains nothing from the response
 * body.
 */
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
    return new CatalogException("its answer has an unexpected format", false);
  }

  static CatalogException tooLarge(int limit) {
    return new CatalogException("its answer is larger than " + limit + " bytes", false);
  }

  /** Returns whether a retry of the same request may succeed. */
  boolean mayPass() {
    return mayPass;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
