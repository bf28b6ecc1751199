package io.heliograph.signals.records;

import io.heliograph.contract.SignalTopics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What is read from Kafka. */
@ConfigMapping(prefix = "heliograph.signals")
public interface TopicsConfig {

  /** The topics that carry signals. */
  @WithDefault(SignalTopics.NOTIFICATIONS + "," + SignalTopics.SIGNALS)
  List<String> topics();

  /** How often to look for partitions that were added to the topics. */
  @WithDefault("10S")
  Duration partitionRefresh();
}
