package io.heliograph.notifications.http;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Looks at the caller before the body, which may be large or may never come. */
@Singleton
final class CallerFilter {
  private final Instance<Caller> caller;

  /** Filters are made during the build, when there is no configuration yet. */
  CallerFilter(Instance<Caller> caller) {
    this.caller = caller;
  }

  @ForServices
  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void requireService() {
    caller.get().service();
  }

  @ForUsers
  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void requireUser() {
    caller.get().user();
  }
}
