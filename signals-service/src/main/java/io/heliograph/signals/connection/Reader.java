package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Listener;
import java.time.Duration;

/** Somebody who is connected, by whatever protocol. */
interface Reader extends Listener {

  Pulse pulse();

  Outbound outbound();

  /** Asks whether they are still there. */
  void ping();

  /** Up to here they have got everything; only for those who want to know. */
  void tellPosition(String position);

  boolean wantsPositions();

  /** The connection is going to be closed within that time. */
  void tellDraining(Duration within);
}
