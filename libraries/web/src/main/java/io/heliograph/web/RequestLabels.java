package io.heliograph.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Bounds the labels of the metrics of HTTP requests: all paths that nothing answers share one
 * label, and so do all methods that HTTP does not define. Otherwise a stranger makes as many labels
 * as they send requests, until no new ones are taken, or memory is gone.
 */
@Singleton
final class RequestLabels implements MeterFilter {
  private static final String METERS = "http.server.";
  private static final String URI = "uri";
  private static final String METHOD = "method";
  private static final String UNKNOWN = "UNKNOWN";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

  /** What the framework itself calls paths that it does not tell. */
  private static final Set<String> PLACEHOLDERS =
      Set.of("root", "NOT_FOUND", "REDIRECTION", "/cors-preflight", UNKNOWN);

  private final KnownPaths paths;

  RequestLabels(KnownPaths paths) {
    this.paths = paths;
  }

  /** Asked for labels that have no meter yet, so not for each request. */
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
