package io.heliograph.signals.sse;

import io.heliograph.web.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The channels that a request names. */
final class ChannelNames {
  private static final int MAX_LENGTH = 255;

  private ChannelNames() {}

  /**
   * Each of them once.
   *
   * @throws io.heliograph.web.ProblemException if there is none, or too many, or one that is no
   *     name
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
