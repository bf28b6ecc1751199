package io.heliograph.systemtests.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The query of a URI, built step by step; each step is a new value. */
public record Query(String text) {
  public static final Query NONE = new Query("");

  /** Without the parameter if there is no value. */
  public Query with(String name, @Nullable Object value) {
    return value == null
        ? this
        : new Query(text + (text.isEmpty() ? "?" : "&") + name + "=" + encoded(value));
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
