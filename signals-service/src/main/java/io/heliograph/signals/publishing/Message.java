package io.heliograph.signals.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.regex.Pattern;

/** JSON as it was sent, except for white space between its parts. */
@JsonDeserialize(using = MessageReader.class)
final class Message {
  private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");

  private final byte[] json;

  /** Creates a message. An unpaired surrogate, which UTF-8 cannot encode, becomes U+FFFD. */
  Message(String json) {
    this.json = HALF_A_PAIR.matcher(json).replaceAll("\ufffd").getBytes(UTF_8);
  }

  int size() {
    return json.length;
  }

  /** Returns the shared array, not a copy; callers must not modify it. */
  byte[] bytes() {
    return json;
  }
}
