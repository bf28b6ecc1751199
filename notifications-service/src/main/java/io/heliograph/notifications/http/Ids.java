package io.heliograph.notifications.http;

import io.heliograph.web.problem.Problem;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Parses ids sent by callers. */
public final class Ids {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  /** Returns the id, or empty if the text is not an id and therefore cannot match anything. */
  public static Optional<UUID> find(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /**
   * Returns the id; fails with a {@link Problem#INPUT} that names the field if the text is not an
   * id.
   */
  public static UUID parse(String field, String text) {
    return find(text).orElseThrow(() -> Problem.INPUT.because(field + ": every id must be a UUID"));
  }
}
