package io.heliograph.notifications.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of requests per user on this instance. */
@ConfigMapping(prefix = "heliograph.users")
interface UserLimitsConfig {
  /** Requests of one user that run at a time; a list uses two connections. */
  @WithDefault("4")
  @Min(1) int concurrentRequests();

  /**
   * Of these, the requests that scan all notifications of their user: searches, lists that are not
   * ordered by time, topics, settings. Raising it lets one user occupy more processors of the
   * database.
   */
  @WithDefault("1")
  @Min(1) int concurrentLongRequests();

  /** Further requests of a user that may wait for their turn; one more is a 429. */
  @WithDefault("50")
  @Min(0) int waitingRequests();

  /** Limit for waiting for the turn; then a request is a 503. */
  @WithDefault("2s")
  Duration waitTimeout();
}
