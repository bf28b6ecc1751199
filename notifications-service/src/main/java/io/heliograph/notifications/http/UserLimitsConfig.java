package io.heliograph.notifications.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much of this instance one user may take. */
@ConfigMapping(prefix = "heliograph.users")
interface UserLimitsConfig {
  /** Requests of one user that are worked on at a time; a list takes two connections. */
  @WithDefault("4")
  @Min(1) int concurrentRequests();

  /**
   * Of these, the requests that look at all notifications of their user: searches, lists that are
   * ordered by something else than time, topics, settings. Raising it lets one user keep more
   * processors of the database busy.
   */
  @WithDefault("1")
  @Min(1) int concurrentLongRequests();

  /** More of them that may wait for their turn; one more is a 429. */
  @WithDefault("50")
  @Min(0) int waitingRequests();

  /** Limit for waiting for its turn; then a request is a 503. */
  @WithDefault("2S")
  Duration waitTimeout();
}
