package io.heliograph.notifications.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Order of a list by fields of a notification. It is always a total order, so pages are stable.
 * Long texts are ordered by their first characters, because sorting loads the values that it
 * compares.
 */
public record InboxOrder(List<By> fields) {
  private static final Map<String, String> EXPRESSIONS =
      Map.ofEntries(
          Map.entry("id", "id"),
          Map.entry("user", "user_ref"),
          Map.entry("created", "created"),
          Map.entry("saved", "saved_at"),
          Map.entry("read", "read_at"),
          Map.entry("updated", "updated"),
          Map.entry("origin", "origin"),
          Map.entry("title", "title"),
          Map.entry("description", "left(description, 64)"),
          Map.entry("link", "left(link, 64)"),
          Map.entry("topic", "topic"),
          Map.entry("severity", "severity"),
          Map.entry("scope", "scope"),
          Map.entry("icon", "icon"));

  private static final List<By> NEWEST_FIRST = List.of(new By("created", true), new By("id", true));

  public static final InboxOrder DEFAULT = new InboxOrder(List.of());

  /**
   * Parses {@code field}, {@code field,asc} or {@code field,desc}.
   *
   * @throws IllegalArgumentException with a message that explains how to correct the text
   */
  public static By parse(String text) {
    String[] parts = text.split(",", -1);
    String direction = parts.length == 1 ? "asc" : parts[1].strip().toLowerCase(Locale.ROOT);
    if (parts.length > 2 || !(direction.equals("asc") || direction.equals("desc"))) {
      throw new IllegalArgumentException("write it as field,asc or field,desc");
    }
    String expression = EXPRESSIONS.get(parts[0].strip());
    if (expression == null) {
      throw new IllegalArgumentException(
          "field must be one of " + EXPRESSIONS.keySet().stream().sorted().toList());
    }
    return new By(expression, direction.equals("desc"));
  }

  /** Returns whether an index has this order, so that a page does not need the whole list. */
  public boolean isByTime() {
    return fields.isEmpty() || fields.getFirst().expression().equals("created");
  }

  String clause() {
    return Stream.concat(fields.stream(), NEWEST_FIRST.stream())
        .map(by -> by.expression() + (by.descending() ? " DESC" : " ASC"))
        .collect(Collectors.joining(", "));
  }

  /** One field of the order. */
  public record By(String expression, boolean descending) {}
}
