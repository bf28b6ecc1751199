package io.heliograph.web.caller;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Checks the caller before the body is read, which may be large or may never arrive. */
@Singleton
final class CallerFilter {
  private final Instance<Caller> caller;

  /**
   * Takes an {@code Instance} because filters are created during the build, when there is no {@code
   * Caller} yet.
   */
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
