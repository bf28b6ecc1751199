package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.measurement.OpenFiles;
import java.time.Duration;

/**
 * How many there are, and how long is measured.
 *
 * @param listeners sockets that hear broadcasts
 * @param few sockets with personal signals, to compare with, and of which some take nothing
 * @param many sockets with personal signals, and that resume
 * @param idle sockets whose memory is measured
 * @param people who are sent to through everything
 * @param records that nobody listens to, in one round
 * @param warmUps rounds of such records for the compiler, before those that count
 * @param round of what is measured
 */
public record SignalScale(
    int listeners,
    int few,
    int many,
    int idle,
    int people,
    int records,
    int warmUps,
    Duration round) {
  public static final SignalScale FULL =
      new SignalScale(1_000, 2_000, 10_000, 15_000, 300, 1_000_000, 9, Duration.ofSeconds(3));
  public static final SignalScale QUICK =
      new SignalScale(50, 50, 200, 250, 20, 10_000, 2, Duration.ofMillis(200));

  /** With fewer sockets where a process may not have so many. */
  SignalScale withinOpenFiles() {
    return new SignalScale(
        listeners,
        few,
        OpenFiles.atMost(many),
        OpenFiles.atMost(idle),
        people,
        records,
        warmUps,
        round);
  }

  /** Long enough for the compiler of a service that has just started. */
  Duration warmUp() {
    return round.multipliedBy(4);
  }

  /** For what little is sent through at a time. */
  Duration longWarmUp() {
    return round.multipliedBy(20);
  }

  /** Where the rate is bounded, one long round says more than several short ones. */
  Duration longRound() {
    return round.multipliedBy(3);
  }
}
