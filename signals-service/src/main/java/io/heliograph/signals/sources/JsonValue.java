package io.heliograph.signals.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** Looks through bytes that somebody else wrote. */
final class JsonValue {
  /** Names of fields are not remembered: they are foreign, and nobody asks for them. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private JsonValue() {}

  /**
   * Whether they are exactly one JSON value in UTF-8, so that they can stand in a frame as they
   * are. (A JSON reader alone would take UTF-16 as well, and several values in a row.)
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
