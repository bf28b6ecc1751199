package io.heliograph.signals.replay;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much is kept for those who missed it. */
@ConfigMapping(prefix = "heliograph.signals.window")
public interface ReplayConfig {

  /** Memory for signals, roughly. With zero nobody can catch up. */
  @WithDefault("64M")
  MemorySize size();

  /**
   * Over which channels are spread by their names. When the window is full, the one that keeps most
   * lets go first; more of them keep more channels apart, and each in use takes some 100 KB.
   */
  @WithDefault("64")
  @Min(1) @Max(4096) int shards();

  /** For how long a signal is kept. */
  @WithDefault("10M")
  Duration age();

  /** How long a start may take to read what is that young, before it goes on without. */
  @WithDefault("30S")
  Duration fillTimeout();
}
