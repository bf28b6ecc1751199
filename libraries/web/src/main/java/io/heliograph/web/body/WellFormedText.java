package io.heliograph.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Replaces an unpaired surrogate, which JavaScript produces when it cuts an emoji, by U+FFFD: it
 * cannot be stored unchanged, and stored text must equal the text that was read.
 */
final class WellFormedText extends StringDeserializer {
  private static final long serialVersionUID = 1L;
  private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return HALF_A_PAIR.matcher(super.deserialize(parser, context)).replaceAll("\ufffd");
  }
}
