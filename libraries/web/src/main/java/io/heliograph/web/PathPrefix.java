package io.heliograph.web;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path below which a proxy publishes this service. Requests are served with and without it, and
 * links contain it.
 */
@Singleton
public final class PathPrefix {
  private static final Pattern VALID = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
  private static final String FORWARDED = "X-Forwarded-Prefix";
  private static final String REMOVED = PathPrefix.class.getName();

  /** The first part of the paths that the services serve themselves. */
  private static final String OWN = "/api/";

  private final String configured;

  PathPrefix(WebConfig config) {
    configured = config.pathPrefix().map(PathPrefix::withoutSlash).orElse("");
    if (!VALID.matcher(configured).matches() || (configured + '/').startsWith(OWN)) {
      throw new ConfigurationException(
          "heliograph.web.path-prefix must be a path such as /portal, without /api: " + configured);
    }
  }

  /** The first route: each request passes the others once, with or without the prefix. */
  void add(@Observes Router router) {
    if (!configured.isEmpty()) {
      router.route().order(Integer.MIN_VALUE).handler(this::serve);
    }
  }

  /**
   * Returns the prefix of links in the answer to a request: the one that a proxy says it has
   * removed ({@code X-Forwarded-Prefix}), else the configured one, else an empty text.
   */
  public String of(HttpServerRequest request) {
    String forwarded = forwarded(request);
    return forwarded == null ? configured : forwarded;
  }

  private static @Nullable String forwarded(HttpServerRequest request) {
    String header = request.getHeader(FORWARDED);
    String prefix = header == null ? "" : withoutSlash(header.strip());
    return !prefix.isEmpty() && VALID.matcher(prefix).matches() ? prefix : null;
  }

  /** Serves a request below the prefix as one without it; the prefix is removed once. */
  private void serve(RoutingContext context) {
    String uri = context.request().uri();
    if (uri.startsWith(configured + '/') && context.get(REMOVED) == null) {
      context.put(REMOVED, true);
      context.reroute(uri.substring(configured.length()));
    } else {
      context.next();
    }
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
