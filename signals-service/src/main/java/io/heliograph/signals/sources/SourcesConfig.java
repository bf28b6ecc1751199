package io.heliograph.signals.sources;

import io.heliograph.contract.SignalHeaders;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/**
 * Topics of others that are shown to browsers. (It is public because its validation asks for that.)
 */
@ConfigMapping(prefix = "heliograph.signals.sources")
public interface SourcesConfig {

  /** By any name. */
  @WithParentName
  Map<String, Source> sources();

  /** One of them. */
  interface Source {

    /** A topic of JSON values that is no topic of signals, and of no other source. */
    String topic();

    /** The channel its values appear on, 255 characters at most. */
    String channel();

    /** Where a record names its recipient. */
    Place recipient();

    /** The header that names it, if a header does. */
    @WithDefault(SignalHeaders.RECIPIENT)
    String recipientHeader();
  }

  /** Where an entity ref may stand in a record. */
  enum Place {
    /** The record's key. */
    KEY,
    /** One of its headers, the last one of that name. */
    HEADER,
    /** Nowhere: everybody is meant. */
    BROADCAST
  }
}
