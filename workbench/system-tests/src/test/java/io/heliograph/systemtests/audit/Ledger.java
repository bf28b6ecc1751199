package io.heliograph.systemtests.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that was published, in its order. One thread writes; any may ask how much there is.
 */
public final class Ledger {
  private final List<Signal> signals = new ArrayList<>();
  private final Map<Signal.Stream, List<Integer>> streams = new HashMap<>();

  /** The number that it has from now on. */
  public synchronized Signal enter(String channel, String recipient) {
    var signal = new Signal(signals.size(), channel, recipient);
    signals.add(signal);
    streams.computeIfAbsent(signal.stream(), key -> new ArrayList<>()).add(signal.number());
    return signal;
  }

  /** What is published from now on has this number or a higher one. */
  public synchronized int size() {
    return signals.size();
  }

  synchronized boolean holds(int number) {
    return number >= 0 && number < signals.size();
  }

  synchronized Signal signal(int number) {
    return signals.get(number);
  }

  /** The streams that somebody with these refs can hear on that channel. */
  synchronized Set<Signal.Stream> streams(String channel, Set<String> recipients) {
    return recipients.stream()
        .map(recipient -> new Signal.Stream(channel, recipient))
        .filter(streams::containsKey)
        .collect(Collectors.toSet());
  }

  /** In their order. */
  synchronized List<Integer> numbers(Signal.Stream stream) {
    return List.copyOf(streams.getOrDefault(stream, List.of()));
  }
}
