package io.heliograph.signals.records;

import io.heliograph.contract.SignalTopics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The topics that are read from Kafka. */
@ConfigMapping(prefix = "heliograph.signals")
public interface TopicsConfig {

  /** Topics that contain signals. */
  @WithDefault(SignalTopics.NOTIFICATIONS + "," + SignalTopics.SIGNALS)
  List<String> topics();

  /** Interval at which partitions that were added to the topics are looked up. */
  @WithDefault("10s")
  Duration partitionRefresh();
}
