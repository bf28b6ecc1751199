package io.heliograph.signals.hub;

import io.heliograph.signals.encoding.SignalFrame;
import java.util.Collection;
import java.util.Set;

/**
 * Somebody who gets frames. Called under the hub's lock: nothing here may block or call it back.
 */
public interface Listener {

  /** The refs that they own; a signal to any of them is theirs. */
  Set<String> ownershipRefs();

  /** Whose they are: what the listeners of one user cost the others is bounded together. */
  String user();

  /** If the frame cannot be encoded, this fails with what {@link SignalFrame#in} does. */
  void offer(SignalFrame frame);

  /** Something that was for them is lost, as far as this connection goes. */
  void lost();

  /** What they take at once beside what goes on being sent. */
  Room room();

  /** So much. */
  record Room(int frames, long bytes) {}

  /**
   * They are subscribed, and have got whatever they missed.
   *
   * @param position up to which they have everything, unless they are told that it is not recovered
   * @param recovered false if something may be missing
   */
  void subscribed(Collection<String> channels, String position, boolean recovered);
}
