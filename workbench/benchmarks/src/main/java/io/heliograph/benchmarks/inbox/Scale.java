package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.BenchmarkFailed;
import java.time.Duration;

/**
 * The amount of data and the length of the measurements.
 *
 * @param rows notifications before the measurement; a tenth of them belong to the heavy person
 * @param people number of persons who share the other notifications and receive sends
 * @param members number of members of the group
 * @param round length of one measured round of sends
 * @param repeats number of repetitions of figures without rounds
 */
public record Scale(int rows, int people, int members, Duration round, int repeats) {
  public static final Scale FULL = new Scale(1_000_000, 20_000, 10_000, Duration.ofSeconds(5), 5);
  public static final Scale QUICK = new Scale(20_000, 1_000, 200, Duration.ofMillis(300), 2);

  public static final int ROUNDS = 3;
  static final int BROADCASTS = 2_000;

  /** Checks that each person gets at least one notification. */
  public Scale {
    if (rows < 2 * people) {
      throw new BenchmarkFailed("--rows: at least %d".formatted(2 * people));
    }
  }

  int heavyRows() {
    return rows / 10;
  }

  int otherBroadcastStates() {
    return rows / 10;
  }

  /**
   * Length of a round of reads. Reads run thousands of times per second, so short rounds suffice.
   */
  Duration readRound() {
    return round.dividedBy(5);
  }

  /** Covers the time in which the JIT compiler of a new service is busy. */
  Duration warmUp() {
    return round.multipliedBy(8);
  }

  public Scale withRows(int other) {
    return new Scale(other, people, members, round, repeats);
  }

  public Scale withRound(Duration other) {
    return new Scale(rows, people, members, other, repeats);
  }
}
