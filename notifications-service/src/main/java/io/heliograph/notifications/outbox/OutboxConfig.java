package io.heliograph.notifications.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Settings of the relay. */
@ConfigMapping(prefix = "heliograph.outbox")
public interface OutboxConfig {

  /**
   * Number of events that are read, published and deleted together. The memory for one batch grows
   * with it: at most this number times {@code heliograph.inbox.max-signal-size}.
   */
  @WithDefault("256")
  @Min(1) @Max(1000) int batchSize();

  /**
   * Interval at which the leader reads the outbox without a notification, in case a NOTIFY is lost.
   */
  @WithDefault("5s")
  Duration pollInterval();

  /**
   * Interval at which a standby tries to acquire the leadership, and the delay after a failed
   * leadership.
   */
  @WithDefault("1s")
  Duration electionInterval();

  /**
   * Limit for each statement of the relay; then it gives up the leadership. Raising it lets a
   * leader that lost its database keep the leadership for longer.
   */
  @WithDefault("2s")
  Duration responseTimeout();

  /**
   * URL of PostgreSQL itself for the sessions of the relay, for example {@code
   * postgresql://db:5432/heliograph}. Required if {@code quarkus.datasource.reactive.url} leads to
   * a connection pooler. Default: that URL.
   */
  Optional<String> sessionUrl();

  /**
   * Time after which PostgreSQL ends the session of a silent leader, so that another instance can
   * lead. The leader sends a statement three times as often. Raising it delays the next leader.
   */
  @WithDefault("3s")
  Duration sessionTimeout();
}
