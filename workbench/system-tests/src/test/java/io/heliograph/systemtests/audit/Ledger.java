package io.heliograph.systemtests.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All published signals in their order. One thread adds signals; any thread may read the number.
 */
public final class Ledger {
  private final List<Signal> signals = new ArrayList<>();
  private final Map<Signal.Stream, List<Integer>> streams = new HashMap<>();

  /** Adds a signal and returns it with its number. */
  public synchronized Signal enter(String channel, String recipient) {
    var signal = new Signal(signals.size(), channel, recipient);
    signals.add(signal);
    streams.computeIfAbsent(signal.stream(), key -> new ArrayList<>()).add(signal.number());
    return signal;
  }

  /** Returns the lowest number of signals that are published from now on. */
  public synchronized int size() {
    return signals.size();
  }

  synchronized boolean holds(int number) {
    return number >= 0 && number < signals.size();
  }

  synchronized Signal signal(int number) {
    return signals.get(number);
  }

  /** Returns the streams on this channel that a page with these refs receives. */
  synchronized Set<Signal.Stream> streams(String channel, Set<String> recipients) {
    return recipients.stream()
        .map(recipient -> new Signal.Stream(channel, recipient))
        .filter(streams::containsKey)
        .collect(Collectors.toSet());
  }

  /** Returns the numbers of a stream in ascending order. */
  synchronized List<Integer> numbers(Signal.Stream stream) {
    return List.copyOf(streams.getOrDefault(stream, List.of()));
  }
}
