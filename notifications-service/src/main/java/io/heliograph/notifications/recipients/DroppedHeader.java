package io.heliograph.notifications.recipients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    return dropped.isEmpty()
        ? Optional.empty()
        : Optional.of(new DroppedHeader().write(dropped, dropped.size()));
  }

  /**
   * Returns the value with more refs, which all have the same reason; {@code null} if there are
   * none in all.
   *
   * @param total number of those refs, of which the list has the first
   */
  public static @Nullable String with(
      @Nullable String value, DroppedRef.Reason reason, List<EntityRef> refs, int total) {
    if (total == 0) {
      return value;
    }
    var header = new DroppedHeader();
    int omitted = value == null ? 0 : header.begin(value);
    List<DroppedRef> more = refs.stream().map(ref -> new DroppedRef(ref, reason)).toList();
    return header.write(omitted == 0 ? more : List.of(), total + omitted);
  }

  /** Continues a value without the number of its omitted refs; returns that number. */
  private int begin(String written) {
    int more = written.indexOf(MORE);
    value.append(more < 0 ? written : written.substring(0, Math.max(0, more - SEPARATOR.length())));
    return more < 0 ? 0 : Integer.parseInt(written.substring(more + MORE.length()));
  }

  private String write(List<DroppedRef> dropped, int total) {
    int written = 0;
    while (written < dropped.size() && fits(entry(dropped.get(written)))) {
      append(entry(dropped.get(written++)));
    }
    if (written < total) {
      append(MORE + (total - written));
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
