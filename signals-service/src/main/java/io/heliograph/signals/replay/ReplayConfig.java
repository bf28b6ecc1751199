package io.heliograph.signals.replay;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of the replay window. */
@ConfigMapping(prefix = "heliograph.signals.window")
public interface ReplayConfig {

  /** Approximate memory for signals. With zero, no missed signal is replayed. */
  @WithDefault("64M")
  MemorySize size();

  /**
   * Number of shards, over which channels are distributed by name. When the window is full, the
   * largest shard evicts signals first. More shards isolate more channels; each shard in use takes
   * about 100 KiB.
   */
  @WithDefault("64")
  @Min(1) @Max(4096) int shards();

  /** Maximum age of a signal in the window. */
  @WithDefault("10m")
  Duration age();

  /**
   * Maximum time that filling the window at the start may take; signals that were not read by then
   * are skipped.
   */
  @WithDefault("30s")
  Duration fillTimeout();
}
