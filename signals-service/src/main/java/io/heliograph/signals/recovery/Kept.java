package io.heliograph.signals.recovery;

import java.util.Comparator;

/**
 * A signal that the window holds.
 *
 * @param place grows in the order in which signals were read
 */
public record Kept(long place, Signal signal) {
  public static final Comparator<Kept> AS_READ = Comparator.comparingLong(Kept::place);
}
