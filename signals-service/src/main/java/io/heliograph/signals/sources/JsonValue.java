package io.heliograph.signals.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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

  private static JsonParser parser(ByteBuffer bytes) throws IOException {
    CharBuffer text = UTF_8.newDecoder().decode(bytes.duplicate());
    return JSON.createParser(text.array(), text.arrayOffset(), text.length());
  }

  private static boolean endsAfterValue(JsonParser parser) throws IOException {
    parser.skipChildren();
    return parser.nextToken() == null;
  }
}
