package io.heliograph.systemtests.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An immutable builder for the query of a URI. */
public record Query(String text) {
  public static final Query NONE = new Query("");

  /** Adds a parameter, unless the value is {@code null}. */
  public Query with(String name, @Nullable Object value) {
    return value == null
        ? this
        : new Query(text + (text.isEmpty() ? "?" : "&") + name + "=" + encoded(value));
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
