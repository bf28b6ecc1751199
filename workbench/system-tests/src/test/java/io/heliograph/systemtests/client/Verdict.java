package io.heliograph.systemtests.client;


/**
 * How a request ended.
 *
 * @param error the name of the error in the body; empty without one
 */
public record Verdict(int status, String error) {
  static final Verdict OK = new Verdict(200, "");
  static final Verdict INPUT = new Verdict(400, "InputError");
  static final Verdict AUTHENTICATION = new Verdict(401, "AuthenticationError");
  static final Verdict NOT_ALLOWED = new Verdict(403, "NotAllowedError");
  static final Verdict NOT_FOUND = new Verdict(404, "NotFoundError");

  /** A path or a method that does not exist. */
  static final Verdict NOTHING_THERE = new Verdict(404, "");
}
