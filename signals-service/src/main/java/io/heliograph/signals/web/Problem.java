package io.heliograph.signals.web;

/** The errors of this service. Names and statuses are Backstage's where it has the error. */
public enum Problem {
  INPUT(400, "InputError", "The request is not valid"),
  AUTHENTICATION(401, "AuthenticationError", "The caller is not known"),
  NOT_ALLOWED(403, "NotAllowedError", "The caller may not do this"),
  NOT_ACCEPTABLE(406, "NotAcceptableError", "Not in that form"),
  TOO_LARGE(413, "PayloadTooLargeError", "The body is too large"),
  NO_UPGRADE(426, "UpgradeRequiredError", "Only sockets are here"),
  INTERNAL(500, "InternalServerError", "Something went wrong here"),
  UNAVAILABLE(503, "ServiceUnavailableError", "Not possible at the moment");

  private final int status;
  private final String errorName;
  private final String title;

  Problem(int status, String errorName, String title) {
    this.status = status;
    this.errorName = errorName;
    this.title = title;
  }

  /**
   * An exception that becomes this error.
   *
   * @param detail what happened this time and what to change; the caller reads it
   */
  public ProblemException because(String detail) {
    return new ProblemException(this, detail);
  }

  int status() {
    return status;
  }

  String errorName() {
    return errorName;
  }

  String title() {
    return title;
  }
}
