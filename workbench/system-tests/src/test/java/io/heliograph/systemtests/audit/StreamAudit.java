package io.heliograph.systemtests.audit;

import io.heliograph.systemtests.audit.Finding.Kind;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

/** Compares the received signals of one stream in one period with the published ones. */
final class StreamAudit {
  private final List<Integer> published;
  private final List<Integer> heard;
  private final Set<Integer> skipped = new LinkedHashSet<>();

  /**
   * Takes the numbers of one stream.
   *
   * @param published in ascending order
   * @param heard a subset of these without duplicates, in the order of arrival
   */
  StreamAudit(List<Integer> published, List<Integer> heard) {
    this.published = published;
    this.heard = heard;
  }

  /**
   * Reports signals that are missing or out of order.
   *
   * @param from the first promised number, if the server promised one; the first received signal
   *     also promises the later ones
   * @param untilTheEnd whether all signals to the end are promised, not only those before the last
   *     received one
   */
  void check(OptionalInt from, boolean untilTheEnd, BiConsumer<Kind, Integer> findings) {
    int next = first(from);
    for (int number : heard) {
      int place = placeOf(number);
      if (place < next) {
        skipped.remove(number);
        findings.accept(Kind.SWAPPED, number);
      } else {
        skipped.addAll(published.subList(next, place));
        next = place + 1;
      }
    }
    if (untilTheEnd) {
      skipped.addAll(published.subList(next, published.size()));
    }
    skipped.forEach(number -> findings.accept(Kind.MISSING, number));
  }

  private int first(OptionalInt from) {
    int promised = from.isPresent() ? placeOf(from.getAsInt()) : published.size();
    return heard.isEmpty() ? promised : Math.min(promised, placeOf(heard.getFirst()));
  }

  /** Returns the index of the number, or its insertion point. */
  private int placeOf(int number) {
    int found = Collections.binarySearch(published, number);
    return found < 0 ? -found - 1 : found;
  }
}
