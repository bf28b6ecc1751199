package io.heliograph.notifications.sending;

import java.util.List;
import java.util.stream.Stream;

/** What a sender prefers, by the header {@code Prefer} of RFC 7240. */
final class PreferHeader {
  static final String HEADER = "Prefer";
  static final String RESPOND_ASYNC = "respond-async";

  private PreferHeader() {}

  /** Whether one of the headers asks for an answer before all is done. */
  static boolean respondAsync(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(preference -> preference.split(";", 2)[0].strip())
        .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
  }
}
