package io.heliograph.notifications.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All switches of a person, as Backstage shows them and as its clients send them back. */
record SettingsTree(@NotNull List<@NotNull @Valid Channel> channels) {

  /** How many switches there are, repeated ones included. */
  int size() {
    return channels.stream()
        .flatMap(channel -> channel.origins().stream())
        .mapToInt(origin -> 1 + origin.topicsOrNone().size())
        .sum();
  }

  /**
   * One channel.
   *
   * @param enabled the configured default, if there is one; not stored when it is sent back
   */
  record Channel(
      @NotEmpty @Size(max = Switch.MAX_ID) String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean enabled,
      @NotNull List<@NotNull @Valid Origin> origins) {}

  /** One origin; its topics are always there when it is shown. */
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
