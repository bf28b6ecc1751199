package io.heliograph.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds routes that are not resources: an exact path, a prefix and a regular expression. */
@Singleton
public final class TestRoutes {
  private final AtomicInteger calls = new AtomicInteger();

  private final PathPrefix prefix;

  TestRoutes(PathPrefix prefix) {
    this.prefix = prefix;
  }

  void add(@Observes Router router) {
    router.get("/page").handler(request -> request.response().end("page"));
    router.get("/query").handler(request -> request.response().end(request.request().query()));
    router
        .get("/prefix-of-links")
        .handler(request -> request.response().end(prefix.of(request.request())));
    router.get("/counted").handler(this::count);
    router.get("/prefix/*").handler(request -> request.response().end("prefix"));
    router.getWithRegex("/[0-9]+").handler(request -> request.response().end("number"));
  }

  /** Returns the number of calls of {@code /counted}. */
  public int calls() {
    return calls.get();
  }

  private void count(RoutingContext request) {
    calls.incrementAndGet();
    var _ = request.response().end("counted");
  }
}
