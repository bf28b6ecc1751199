package io.heliograph.systemtests.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A period in which no signal may be missing, across any number of connections. It starts at a
 * known number if the server announced one, and otherwise with the first received signal.
 */
final class Stretch {
  private final OptionalInt start;
  private final Set<Integer> heard = new LinkedHashSet<>();

  private Stretch(OptionalInt start) {
    this.start = start;
  }

  static Stretch unannounced() {
    return new Stretch(OptionalInt.empty());
  }

  /** Creates a stretch that must contain every signal with this number or a higher one. */
  static Stretch from(int number) {
    return new Stretch(OptionalInt.of(number));
  }

  OptionalInt start() {
    return start;
  }

  /** Adds a signal and returns false if the stretch already contains it. */
  boolean add(int number) {
    return heard.add(number);
  }

  /** Returns the signals of a stream in the order of arrival. */
  List<Integer> heardOf(Signal.Stream stream, Ledger ledger) {
    return heard.stream().filter(number -> ledger.signal(number).stream().equals(stream)).toList();
  }
}
