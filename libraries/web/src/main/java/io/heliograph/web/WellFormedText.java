package io.heliograph.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Replaces half a surrogate pair, which is what JavaScript leaves of an emoji that it cuts, by
 * U+FFFD: it could not be stored as it is, and what is stored must equal what was read.
 */
final class WellFormedText extends StringDeserializer {
  private static final long serialVersionUID = 1L;
  private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return HALF_A_PAIR.matcher(super.deserialize(parser, context)).replaceAll("\ufffd");
  }
}
