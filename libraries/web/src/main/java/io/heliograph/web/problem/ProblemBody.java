package io.heliograph.web.problem;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of an error: Backstage's envelope ({@code error}, {@code request}, {@code response}) and
 * RFC 9457 ({@code type}, {@code title}, {@code status}, {@code detail}) in one.
 */
@Schema(name = "ProblemBody")
record ProblemBody(
    ErrorPart error,
    RequestPart request,
    ResponsePart response,
    String type,
    String title,
    int status,
    String detail) {
  private static final Pattern MOUNT = Pattern.compile("^/api/[^/?]+");

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

  /** Returns the URL as Backstage shows it, relative to the path at which the plugin is mounted. */
  private static String belowMount(String uri) {
    String path = MOUNT.matcher(uri).replaceFirst("");
    return path.startsWith("/") ? path : "/" + path;
  }

  record ErrorPart(String name, String message) {}

  record RequestPart(String method, String url) {}

  record ResponsePart(int statusCode) {}
}
