package io.heliograph.systemtests.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A period in which no signal may be missing, across any number of connections. It starts at a
 * known number if the server announced one, and otherwise with the first received signal.
 */
final class GaplessPeriod {
  private final OptionalInt start;
  private final Set<Integer> heard = new LinkedHashSet<>();

  private GaplessPeriod(OptionalInt start) {
    this.start = start;
  }

  static GaplessPeriod unannounced() {
    return new GaplessPeriod(OptionalInt.empty());
  }

  /** Creates a period that must contain every signal with this number or a higher one. */
  static GaplessPeriod from(int number) {
    return new GaplessPeriod(OptionalInt.of(number));
  }

  OptionalInt start() {
    return start;
  }

  /** Adds a signal and returns false if the period already contains it. */
  boolean add(int number) {
    return heard.add(number);
  }

  /** Returns the signals of a stream in the order of arrival. */
  List<Integer> heardOf(Signal.Stream stream, Ledger ledger) {
    return heard.stream().filter(number -> ledger.signal(number).stream().equals(stream)).toList();
  }
}
