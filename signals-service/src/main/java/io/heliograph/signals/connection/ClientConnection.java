package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.SharedEncodings;
import io.heliograph.signals.hub.Listener;
import java.time.Duration;
import java.time.Instant;

/** Somebody who is connected, by whatever protocol. */
public interface ClientConnection extends Listener {

  LivenessCheck liveness();

  Outbound outbound();

  /** When their token ends; {@link Instant#MAX} if never. */
  Instant expiresAt();

  /** They can get it after they came back. */
  @Override
  default void lost() {
    outbound().close(CloseCode.OVERLOADED);
  }

  /** Asks whether they are still there. */
  void ping();

  /** Up to here they have got everything; only for those who want to know. */
  void sendPosition(SharedEncodings here);

  boolean wantsPositions();

  /** The connection is going to be closed within that time. */
  void sendDraining(Duration within);
}
