package io.heliograph.notifications.http;

import io.heliograph.web.Problem;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as callers write them. */
public final class Ids {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  /** Empty if the text is no id, so that it cannot name anything. */
  public static Optional<UUID> find(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** An {@link Problem#INPUT} naming the field if the text is no id. */
  public static UUID parse(String field, String text) {
    return find(text).orElseThrow(() -> Problem.INPUT.because(field + ": every id must be a UUID"));
  }
}
