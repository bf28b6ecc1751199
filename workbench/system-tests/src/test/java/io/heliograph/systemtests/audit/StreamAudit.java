package io.heliograph.systemtests.audit;

import io.heliograph.systemtests.audit.Finding.Kind;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

/** Compares what was heard of one stream in one stretch with what was published in it. */
final class StreamAudit {
  private final List<Integer> published;
  private final List<Integer> heard;
  private final Set<Integer> skipped = new LinkedHashSet<>();

  /**
   * @param published in ascending order
   * @param heard some of them, each once, in the order of hearing
   */
  StreamAudit(List<Integer> published, List<Integer> heard) {
    this.published = published;
    this.heard = heard;
  }

  /**
   * @param from the number from which on all were promised, if there was a promise; what was heard
   *     first promises the rest, too
   * @param untilTheEnd whether all were promised, not only those before the last that was heard
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

  /** Of the number, or where it would have to be. */
  private int placeOf(int number) {
    int found = Collections.binarySearch(published, number);
    return found < 0 ? -found - 1 : found;
  }
}
