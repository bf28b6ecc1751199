package io.heliograph.notifications.recipients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/** Formats dropped refs as a header value; {@link ResolvedRecipients} describes the format. */
public final class DroppedHeader {
  public static final String NAME = "Heliograph-Dropped-Recipients";

  static final int MAX_LENGTH = 4096;

  private static final String SEPARATOR = ", ";
  private static final String MORE = "...;more=";
  private static final int ROOM_FOR_MORE =
      SEPARATOR.length() + MORE.length() + Integer.toString(Integer.MAX_VALUE).length();

  private final StringBuilder value = new StringBuilder();

  private DroppedHeader() {}

  static Optional<String> of(List<DroppedRef> dropped) {
    return dropped.isEmpty() ? Optional.empty() : Optional.of(new DroppedHeader().write(dropped));
  }

  private String write(List<DroppedRef> dropped) {
    int written = 0;
    while (written < dropped.size() && fits(entry(dropped.get(written)))) {
      append(entry(dropped.get(written++)));
    }
    if (written < dropped.size()) {
      append(MORE + (dropped.size() - written));
    }
    return value.toString();
  }

  private boolean fits(String entry) {
    return value.length() + SEPARATOR.length() + entry.length() + ROOM_FOR_MORE <= MAX_LENGTH;
  }

  private void append(String entry) {
    value.append(value.isEmpty() ? "" : SEPARATOR).append(entry);
  }

  private static String entry(DroppedRef dropped) {
    return encoded(dropped.ref().toString()) + ";reason=" + dropped.reason();
  }

  private static String encoded(String ref) {
    var text = new StringBuilder();
    for (byte one : ref.getBytes(UTF_8)) {
      text.append(isPlain(one) ? String.valueOf((char) one) : "%%%02X".formatted(one));
    }
    return text.toString();
  }

  private static boolean isPlain(byte one) {
    return one > ' ' && one < 0x7F && one != '%' && one != ',' && one != ';';
  }
}
