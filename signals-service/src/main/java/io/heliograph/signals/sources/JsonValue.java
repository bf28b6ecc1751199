package io.heliograph.signals.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks JSON from other producers. */
final class JsonValue {
  /** Field names are not cached: they come from other producers and are never used. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private JsonValue() {}

  /**
   * Returns whether the bytes are exactly one JSON value in UTF-8, so that they can be part of a
   * frame unchanged. (A JSON parser alone would also accept UTF-16, and several values in a row.)
   */
  static boolean isWellFormed(@Nullable ByteBuffer bytes) {
    if (bytes == null) {
      return false;
    }
    try (JsonParser parser = parser(bytes)) {
      return parser.nextToken() != null && endsAfterValue(parser);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the content of a JSON string, or the text itself if it does not begin with a quote;
   * empty if the bytes are not UTF-8 or not one JSON string.
   */
  static Optional<String> textOf(ByteBuffer bytes) {
    try {
      String text = UTF_8.newDecoder().decode(bytes.duplicate()).toString();
      return text.startsWith("\"") ? contentOf(text) : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> contentOf(String quoted) throws IOException {
    try (JsonParser parser = JSON.createParser(quoted)) {
      Optional<String> content = Optional.ofNullable(parser.nextTextValue());
      return endsAfterValue(parser) ? content : Optional.empty();
    }
  }

  private static JsonParser parser(ByteBuffer bytes) throws IOException {
    CharBuffer text = UTF_8.newDecoder().decode(bytes.duplicate());
    return JSON.createParser(text.array(), text.arrayOffset(), text.length());
  }

  private static boolean endsAfterValue(JsonParser parser) throws IOException {
    parser.skipChildren();
    return parser.nextToken() == null;
  }
}
