package io.heliograph.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer at the root of a service: its name, and the paths of what it offers. */
public record Links(String service, Map<String, String> links) {

  /** Returns the links as the client of the request reaches them. */
  public static Links of(
      String service, Map<String, String> paths, PathPrefix prefix, HttpServerRequest request) {
    var links = new LinkedHashMap<String, String>();
    paths.forEach((name, path) -> links.put(name, prefix.of(request) + path));
    return new Links(service, links);
  }
}
