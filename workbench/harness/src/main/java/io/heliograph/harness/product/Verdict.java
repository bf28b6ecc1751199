package io.heliograph.harness.product;

/**
 * The result of a request.
 *
 * @param error the name of the error in the body; empty without one
 */
public record Verdict(int status, String error) {
  public static final Verdict OK = new Verdict(200, "");
  public static final Verdict INPUT = new Verdict(400, "InputError");
  public static final Verdict AUTHENTICATION = new Verdict(401, "AuthenticationError");
  public static final Verdict NOT_ALLOWED = new Verdict(403, "NotAllowedError");
  public static final Verdict NOT_FOUND = new Verdict(404, "NotFoundError");

  /** The answer for a path or a method that does not exist. */
  public static final Verdict NOTHING_THERE = new Verdict(404, "");
}
