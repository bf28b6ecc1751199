package io.heliograph.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Bounds the labels of HTTP request metrics: all paths that are not served share one label, and so
 * do all methods that HTTP does not define. Otherwise clients could create one label per request,
 * until no new ones are accepted or memory is exhausted.
 */
@Singleton
final class RequestLabels implements MeterFilter {
  private static final String METERS = "http.server.";
  private static final String URI = "uri";
  private static final String METHOD = "method";
  private static final String UNKNOWN = "UNKNOWN";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

  /** Labels that the framework uses instead of a path. */
  private static final Set<String> PLACEHOLDERS =
      Set.of("root", "NOT_FOUND", "REDIRECTION", "/cors-preflight", UNKNOWN);

  private final KnownPaths paths;

  RequestLabels(KnownPaths paths) {
    this.paths = paths;
  }

  /**
   * Bounds the labels of a meter. Called only for labels that have no meter yet, so not for each
   * request.
   */
  @Override
  public Meter.Id map(Meter.Id id) {
    return id.getName().startsWith(METERS) ? withBoundedLabels(id) : id;
  }

  private Meter.Id withBoundedLabels(Meter.Id id) {
    String path = id.getTag(URI);
    String method = id.getTag(METHOD);
    Meter.Id bounded = id;
    if (path != null && !PLACEHOLDERS.contains(path) && !paths.include(path)) {
      bounded = bounded.withTag(Tag.of(URI, UNKNOWN));
    }
    if (method != null && !METHODS.contains(method)) {
      bounded = bounded.withTag(Tag.of(METHOD, UNKNOWN));
    }
    return bounded;
  }
}
