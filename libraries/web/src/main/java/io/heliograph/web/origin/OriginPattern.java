package io.heliograph.web.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of {@code heliograph.web.origins} that is not {@code *}.
 *
 * @param origin the origin; for subdomains that of the parent domain
 * @param subdomains whether the entry means all subdomains of the host instead of the host
 * @param anyPort whether the port may differ
 */
record OriginPattern(PageOrigin origin, boolean subdomains, boolean anyPort) {
  private static final Pattern FORM =
      Pattern.compile("(?<scheme>[^:]+://)(?<wild>\\*\\.)?(?<rest>.+?)(?<port>:\\*)?");

  /** Returns the pattern; empty if the text is not an origin, apart from {@code *}. */
  static Optional<OriginPattern> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean subdomains = form.group("wild") != null;
    boolean anyPort = form.group("port") != null;
    return PageOrigin.parse(form.group("scheme") + form.group("rest"))
        .map(origin -> new OriginPattern(origin, subdomains, anyPort));
  }

  boolean matches(PageOrigin page) {
    return origin.scheme().equals(page.scheme())
        && (anyPort || origin.port() == page.port())
        && matchesHost(page.host());
  }

  private boolean matchesHost(String host) {
    return subdomains ? host.endsWith("." + origin.host()) : host.equals(origin.host());
  }
}
