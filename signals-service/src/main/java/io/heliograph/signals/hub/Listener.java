package io.heliograph.signals.hub;

import io.heliograph.signals.encoding.SharedEncodings;
import io.heliograph.signals.encoding.SignalFrame;
import java.util.Collection;

/**
 * Receives the frames of its subscriptions. Methods are called under the hub's lock: they must not
 * block or call the hub.
 */
public interface Listener {

  /** Returns the refs that the user owns; a signal to any of them is for this listener. */
  OwnershipRefs ownershipRefs();

  /** Returns the user, because limits apply to all listeners of one user together. */
  String user();

  /** Offers a frame. Fails with the exception of {@link SignalFrame#in} if it cannot be encoded. */
  void offer(SignalFrame frame);

  /** Notifies the listener that one of its frames is lost on this connection. */
  void lost();

  /** Sends the position up to which the listener was offered every signal. */
  void sendPosition(SharedEncodings position);

  /** Returns how much a replay may contain beside the live frames that are sent meanwhile. */
  Room room();

  /** A number of frames and bytes. */
  record Room(int frames, long bytes) {}

  /**
   * Notifies the listener that it is subscribed and has been offered the signals that it missed.
   *
   * @param position up to which the client has every signal, unless {@code recovered} is false
   * @param recovered false if signals may be missing
   */
  void subscribed(Collection<String> channels, String position, boolean recovered);
}
