package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Encodings;
import io.heliograph.signals.fanout.Listener;
import java.time.Duration;
import java.time.Instant;

/** Somebody who is connected, by whatever protocol. */
interface Reader extends Listener {

  Pulse pulse();

  Outbound outbound();

  /** When their token ends; {@link Instant#MAX} if never. */
  Instant expiresAt();

  /** They can get it after they came back. */
  @Override
  default void lost() {
    outbound().close(Closing.OVERLOADED);
  }

  /** Asks whether they are still there. */
  void ping();

  /** Up to here they have got everything; only for those who want to know. */
  void tellPosition(Encodings here);

  boolean wantsPositions();

  /** The connection is going to be closed within that time. */
  void tellDraining(Duration within);
}
