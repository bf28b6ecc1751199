package io.heliograph.signals.web;

import java.util.Locale;

/**
 * The body of an error: Backstage's envelope ({@code error}, {@code request}, {@code response}) and
 * RFC 9457 ({@code type}, {@code title}, {@code status}, {@code detail}) in one.
 */
record ProblemBody(
    ErrorPart error,
    RequestPart request,
    ResponsePart response,
    String type,
    String title,
    int status,
    String detail) {
  private static final String MOUNT = "/api/signals";

  static ProblemBody of(Problem problem, String detail, String method, String uri) {
    return new ProblemBody(
        new ErrorPart(problem.errorName(), detail),
        new RequestPart(method, belowMount(uri)),
        new ResponsePart(problem.status()),
        "urn:heliograph:problem:" + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        problem.title(),
        problem.status(),
        detail);
  }

  /** As Backstage shows it: relative to where the plugin is mounted. */
  private static String belowMount(String uri) {
    String path = uri.startsWith(MOUNT) ? uri.substring(MOUNT.length()) : uri;
    return path.startsWith("/") ? path : "/" + path;
  }

  record ErrorPart(String name, String message) {}

  record RequestPart(String method, String url) {}

  record ResponsePart(int statusCode) {}
}
