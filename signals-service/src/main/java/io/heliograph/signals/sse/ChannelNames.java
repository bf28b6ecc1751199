package io.heliograph.signals.sse;

import io.heliograph.web.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Validates the channel names of a request. */
final class ChannelNames {
  private static final int MAX_LENGTH = 255;

  private ChannelNames() {}

  /**
   * Returns the distinct channel names.
   *
   * @throws io.heliograph.web.problem.ProblemException if there is no name, there are too many, or
   *     one is invalid
   */
  static Set<String> of(Collection<String> named, int atMost) {
    if (named.isEmpty()) {
      throw Problem.INPUT.because("Name the channels: ?channel=notifications");
    }
    if (named.size() > atMost) {
      throw Problem.INPUT.because("Name at most %d channels".formatted(atMost));
    }
    if (named.stream().anyMatch(name -> name.isEmpty() || name.length() > MAX_LENGTH)) {
      throw Problem.INPUT.because("A channel has 1 to %d characters".formatted(MAX_LENGTH));
    }
    return new LinkedHashSet<>(named);
  }
}
