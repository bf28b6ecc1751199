package io.heliograph.web.body;

import io.heliograph.web.ByteBudget;
import io.heliograph.web.WebConfig;
import io.heliograph.web.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Limits the total bytes of bodies that are read or processed at the same time. It runs after the
 * caller is checked, so unknown callers use none of the budget. Small bodies always pass; the
 * number of connections limits them.
 */
@Singleton
final class BodyBudget {
  private static final int SMALL = 16 * 1024;
  private static final int AFTER_THE_CALLER = Priorities.AUTHORIZATION + 1;
  private static final Set<String> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Instance<WebConfig> config;
  private @Nullable ByteBudget budget;

  /**
   * Takes an {@code Instance} because filters are created during the build, when there is no
   * configuration yet.
   */
  BodyBudget(Instance<WebConfig> config) {
    this.config = config;
  }

  @ServerRequestFilter(priority = AFTER_THE_CALLER)
  void take(ContainerRequestContext request, RoutingContext exchange) {
    long bytes = BODILESS.contains(request.getMethod()) ? 0 : length(request);
    if (bytes > SMALL) {
      take(bytes, exchange);
    }
  }

  private void take(long bytes, RoutingContext exchange) {
    ByteBudget all = budget();
    if (!all.tryTake(bytes)) {
      throw Problem.UNAVAILABLE.because("Too many large bodies are being read, try again");
    }
    exchange.addEndHandler(ended -> all.giveBack(bytes));
  }

  /** Returns the announced length of the body, or the maximum size if it is sent in chunks. */
  private long length(ContainerRequestContext request) {
    int announced = request.getLength();
    return announced < 0 ? config.get().maxBodySize().asLongValue() : announced;
  }

  private synchronized ByteBudget budget() {
    ByteBudget made = budget;
    if (made == null) {
      made = new ByteBudget(config.get().maxBodiesSize().asLongValue());
      budget = made;
    }
    return made;
  }
}
