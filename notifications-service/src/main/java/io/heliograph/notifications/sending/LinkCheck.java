package io.heliograph.notifications.sending;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.heliograph.web.problem.Problem;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the link of a notification is an {@code http} or {@code https} URL or a path of the
 * app. Links are stored as they were sent.
 *
 * <p>Browsers ignore control characters and surrounding spaces in a link and read a backslash as a
 * slash (URL Standard, section 4.4), so links with any of these are rejected: {@code
 * /\evil.example} would lead to another site, as {@code //evil.example} does. Pages that trim a
 * link also remove other kinds of surrounding spaces and zero-width characters.
 */
@Singleton
@Startup(APPLICATION)
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

  /**
   * Throws {@link Problem#INPUT} if the link is not allowed; {@code null} and an empty link are
   * allowed.
   */
  void check(@Nullable String link) {
    if (link == null) {
      return;
    }
    if (OVERLOOKED.matcher(link).find() || !WEB.matcher(absolute(link)).matches()) {
      throw Problem.INPUT.because(
          "payload.link: must be an http or https URL, or a path of the app such as /catalog");
    }
  }

  /** Resolves a path against the base URL, with or without a leading slash. */
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
