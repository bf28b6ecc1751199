package io.heliograph.notifications.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the relay. */
@ConfigMapping(prefix = "heliograph.outbox")
public interface OutboxConfig {

  /**
   * How many events are read, published and deleted together. Memory for one batch grows with it:
   * at most this times {@code heliograph.inbox.max-signal-size}.
   */
  @WithDefault("256")
  @Min(1) @Max(1000) int batchSize();

  /** How often the leader looks without having been woken: the safety net for a lost NOTIFY. */
  @WithDefault("5S")
  Duration pollInterval();

  /** How often a standby tries to lead, and how long a failed leader waits. */
  @WithDefault("1S")
  Duration electionInterval();

  /**
   * Limit for each statement of the relay; then it gives up leading. Raising it lets a leader that
   * lost its database stay for longer.
   */
  @WithDefault("2S")
  Duration responseTimeout();

  /**
   * After which PostgreSQL ends the session of a leader that it does not hear of, and another may
   * lead. The leader is heard three times as often. Raising it delays that other one.
   */
  @WithDefault("3S")
  Duration sessionTimeout();
}
