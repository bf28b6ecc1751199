package io.heliograph.notifications.sending;

import java.util.List;
import java.util.stream.Stream;

/** Parses the header {@code Prefer} of RFC 7240. */
final class PreferHeader {
  static final String HEADER = "Prefer";
  static final String RESPOND_ASYNC = "respond-async";

  private PreferHeader() {}

  /**
   * Returns whether one of the headers contains {@code respond-async}: the sender does not wait for
   * the send to finish.
   */
  static boolean respondAsync(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(preference -> preference.split(";", 2)[0].strip())
        .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
  }
}
