package io.heliograph.signals.fanout;

import java.util.Set;

/** Somebody who gets frames. */
public interface Listener {

  /** The refs that they own; a signal to any of them is theirs. */
  Set<String> ownershipRefs();

  /** Takes a frame without blocking. */
  void offer(Frame frame);
}
