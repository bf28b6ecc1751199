package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.BenchmarkFailed;
import java.time.Duration;

/**
 * How much is filled in and how long is measured.
 *
 * @param rows notifications before anything is measured; a tenth of them is the heavy person's
 * @param people who share the others, and who are sent to
 * @param members of the group
 * @param round one measured round of sends
 * @param repeats of what is not done in rounds
 */
public record Scale(int rows, int people, int members, Duration round, int repeats) {
  public static final Scale FULL = new Scale(1_000_000, 20_000, 10_000, Duration.ofSeconds(5), 5);
  public static final Scale QUICK = new Scale(20_000, 1_000, 200, Duration.ofMillis(300), 2);

  public static final int ROUNDS = 3;
  static final int BROADCASTS = 2_000;

  /** The table has at least a notification for each of the people. */
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

  /** What is done thousands of times a second needs no long rounds. */
  Duration readRound() {
    return round.dividedBy(5);
  }

  /** Long enough for the compiler of a service that has just started, which is a steady load. */
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
