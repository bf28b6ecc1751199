package io.heliograph.signals.sources;

import io.heliograph.contract.SignalHeaders;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/**
 * Topics of other producers that are mapped to channels. (The interface is public because its
 * validation requires it.)
 */
@ConfigMapping(prefix = "heliograph.signals.sources")
public interface SourcesConfig {

  /** The sources; their names are free to choose. */
  @WithParentName
  Map<String, SourceConfig> sources();

  /** One source. */
  interface SourceConfig {

    /** A topic with JSON values, which is neither a topic of signals nor that of another source. */
    String topic();

    /** The channel on which its values appear; at most 255 characters. */
    String channel();

    /** The part of a record that contains its recipient. */
    RecipientPart recipient();

    /** The name of the header with the recipient, if it is in a header. */
    @WithDefault(SignalHeaders.RECIPIENT)
    String recipientHeader();
  }

  /** The parts of a record that can contain the recipient. */
  enum RecipientPart {
    /** The record's key. */
    KEY,
    /** The last header with the configured name. */
    HEADER,
    /** None: each record is for everybody. */
    BROADCAST
  }
}
