package io.heliograph.notifications.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All switches of a person, in the format that Backstage displays and its clients send back. */
record SettingsTree(@NotNull List<@NotNull @Valid Channel> channels) {

  /** Returns the number of switches, including repeated ones. */
  int size() {
    return channels.stream()
        .flatMap(channel -> channel.origins().stream())
        .mapToInt(origin -> 1 + origin.topicsOrNone().size())
        .sum();
  }

  /**
   * One channel.
   *
   * @param enabled the configured default, if there is one; not stored when a client sends it back
   */
  record Channel(
      @NotEmpty @Size(max = Switch.MAX_ID) String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean enabled,
      @NotNull List<@NotNull @Valid Origin> origins) {}

  /** One origin; responses always include its topics. */
  record Origin(
      @NotEmpty @Size(max = Switch.MAX_ID) String id,
      @NotNull Boolean enabled,
      @Nullable List<@NotNull @Valid Topic> topics) {

    List<Topic> topicsOrNone() {
      return topics == null ? List.of() : topics;
    }
  }

  /** One topic of an origin. */
  record Topic(@NotEmpty @Size(max = Switch.MAX_ID) String id, @NotNull Boolean enabled) {}
}
