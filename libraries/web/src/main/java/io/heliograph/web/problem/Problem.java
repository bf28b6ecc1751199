package io.heliograph.web.problem;

import java.util.Map;

/**
 * The errors of both services. Names and status codes are those of Backstage where it defines the
 * error. An error that another attempt may not meet says after how many seconds to retry.
 */
public enum Problem {
  INPUT(400, "InputError", "Bad Request"),
  AUTHENTICATION(401, "AuthenticationError", "Unauthorized", Map.of("WWW-Authenticate", "Bearer")),
  NOT_ALLOWED(403, "NotAllowedError", "Forbidden"),
  NOT_FOUND(404, "NotFoundError", "Not Found"),
  NOT_ACCEPTABLE(406, "NotAcceptableError", "Not Acceptable"),
  CONFLICT(409, "ConflictError", "Conflict", Map.of("Retry-After", "1")),
  TOO_LARGE(413, "PayloadTooLargeError", "Content Too Large"),
  KEY_REUSED(422, "UnprocessableContentError", "Unprocessable Content"),
  NO_UPGRADE(426, "UpgradeRequiredError", "Upgrade Required", Map.of("Upgrade", "websocket")),
  TOO_MANY(429, "TooManyRequestsError", "Too Many Requests", Map.of("Retry-After", "1")),
  INTERNAL(500, "InternalServerError", "Internal Server Error"),
  UNAVAILABLE(503, "ServiceUnavailableError", "Service Unavailable", Map.of("Retry-After", "1"));

  private final int status;
  private final String errorName;
  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // only ever Map.of
  private final Map<String, String> headers;

  Problem(int status, String errorName, String title) {
    this(status, errorName, title, Map.of());
  }

  Problem(int status, String errorName, String title, Map<String, String> headers) {
    this.status = status;
    this.errorName = errorName;
    this.title = title;
    this.headers = headers;
  }

  /**
   * Returns an exception that is answered with this error.
   *
   * @param detail the cause of this error and the required change, for the caller
   */
  public ProblemException because(String detail) {
    return new ProblemException(this, detail);
  }

  public int status() {
    return status;
  }

  public String errorName() {
    return errorName;
  }

  public String title() {
    return title;
  }

  /** Returns the headers of each response with this error, unless the response already has them. */
  public Map<String, String> headers() {
    return headers;
  }
}
