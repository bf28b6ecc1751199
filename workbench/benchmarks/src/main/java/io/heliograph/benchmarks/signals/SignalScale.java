package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.measurement.OpenFiles;
import java.time.Duration;

/**
 * The number of sockets and records, and the length of the measurements.
 *
 * @param listeners sockets that receive broadcasts
 * @param few sockets with personal signals, as a comparison, and of which some stop reading
 * @param many sockets with personal signals, which also resume
 * @param idle sockets whose memory is measured
 * @param people users whose notifications are measured from the POST to the socket
 * @param records records without a subscriber in one round
 * @param warmUps rounds of such records before the measured ones, for the JIT compiler
 * @param round length of one measured round
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

  /** Returns a scale with fewer sockets if the process may not open that many. */
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

  /** Covers the time in which the JIT compiler of a new service is busy. */
  Duration warmUp() {
    return round.multipliedBy(4);
  }

  /** Length of the warm-up of a load with a low rate. */
  Duration longWarmUp() {
    return round.multipliedBy(20);
  }

  /**
   * Length of a round with a limited rate, for which one long round is more precise than several
   * short ones.
   */
  Duration longRound() {
    return round.multipliedBy(3);
  }
}
