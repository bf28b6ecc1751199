package io.heliograph.systemtests.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A time in which nothing may be missing, however many connections it has. It starts at a known
 * place if the server announced it, and with the first signal that is heard if not.
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

  /** Everything with this number or a higher one has to be in it. */
  static Stretch from(int number) {
    return new Stretch(OptionalInt.of(number));
  }

  OptionalInt start() {
    return start;
  }

  /** False if it is in it already. */
  boolean add(int number) {
    return heard.add(number);
  }

  /** In the order of hearing. */
  List<Integer> heardOf(Signal.Stream stream, Ledger ledger) {
    return heard.stream().filter(number -> ledger.signal(number).stream().equals(stream)).toList();
  }
}
