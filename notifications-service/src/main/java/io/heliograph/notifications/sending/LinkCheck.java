package io.heliograph.notifications.sending;

import io.heliograph.web.Problem;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a notification may lead: to {@code http} and {@code https}, or to a place of the app.
 * LinkCheck are kept as they were sent.
 *
 * <p>Browsers overlook control characters and surrounding spaces in a link and read a backslash as
 * a slash (URL Standard, section 4.4), so neither may be there: {@code /\evil.example} would lead
 * elsewhere, as {@code //evil.example} does. Pages that trim a link also remove spaces of any other
 * kind around it, and characters without a width.
 */
@Singleton
@Startup
final class LinkCheck {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Pattern WEB =
      Pattern.compile("https?://[^/?#\\s]+([/?#].*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern OVERLOOKED =
      Pattern.compile("[\\p{Cntrl}\\\\]|^[\\s\\p{Z}\\p{Cf}]|[\\s\\p{Z}\\p{Cf}]$");

  private final String base;

  LinkCheck(AppConfig config) {
    this.base = config.baseUrl().map(LinkCheck::checkedBase).orElse("http://localhost");
  }

  /** An {@link Problem#INPUT} if the link leads where it must not; an empty one leads nowhere. */
  void check(@Nullable String link) {
    if (link == null) {
      return;
    }
    if (OVERLOOKED.matcher(link).find() || !WEB.matcher(absolute(link)).matches()) {
      throw Problem.INPUT.because(
          "payload.link: must be an http or https URL, or a path of the app such as /catalog");
    }
  }

  /** A path is one of the app whether or not it begins with a slash. */
  private String absolute(String link) {
    if (SCHEME.matcher(link).matches()) {
      return link;
    }
    return link.startsWith("//") ? "" : base + '/' + link;
  }

  private static String checkedBase(URI base) {
    if (!WEB.matcher(base.toString()).matches()) {
      throw new ConfigurationException(
          "heliograph.app.base-url must be an http or https URL: " + base);
    }
    return base.toString();
  }
}
