package io.heliograph.signals.recovery;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backlogs by number; numbers are given again when they are free. */
final class Backlogs {
  private final List<@Nullable Backlog> byNumber = new ArrayList<>();
  private final BitSet free = new BitSet();

  Backlog get(int number) {
    return requireNonNull(byNumber.get(number));
  }

  void include(Backlog backlog) {
    int number = free.nextSetBit(0);
    if (number < 0) {
      number = byNumber.size();
      byNumber.add(backlog);
    } else {
      free.clear(number);
      byNumber.set(number, backlog);
    }
    backlog.number(number);
  }

  void release(Backlog backlog) {
    byNumber.set(backlog.number(), null);
    free.set(backlog.number());
  }
}
