package io.heliograph.web.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin of a page, in lower case and with its port.
 *
 * @param port the default port of the scheme if none is given; -1 if the scheme has none
 */
record PageOrigin(String scheme, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z0-9+.-]*)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

  private static final Set<String> WEB = Set.of("http", "https");

  /**
   * Returns the origin; empty if the text is not an origin, such as {@code null}, which browsers
   * send for hidden origins.
   */
  static Optional<PageOrigin> parse(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    return form.matches()
        ? Optional.of(new PageOrigin(form.group(1), form.group(2), port(form)))
        : Optional.empty();
  }

  /** Returns whether the origin is that of this host, in the form of a {@code Host} header. */
  boolean isAt(String requestedHost) {
    return WEB.contains(scheme)
        && parse(scheme + "://" + requestedHost).filter(this::equals).isPresent();
  }

  private static int port(Matcher form) {
    return form.group(3) == null ? defaultPort(form.group(1)) : Integer.parseInt(form.group(3));
  }

  private static int defaultPort(String scheme) {
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      default -> -1;
    };
  }
}
