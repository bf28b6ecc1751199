package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.hub.Listener;
import java.time.Duration;
import java.time.Instant;

/** An open connection of a client, independent of the protocol. */
public interface ClientConnection extends Listener {

  LivenessCheck liveness();

  Outbound outbound();

  /** Returns the expiry time of the token; {@link Instant#MAX} if it never expires. */
  Instant expiresAt();

  /** Closes the connection; the client can get the signal after it reconnects. */
  @Override
  default void lost() {
    outbound().close(CloseCode.OVERLOADED);
  }

  /** Checks whether the client is alive. */
  void ping();

  /** Returns whether {@link #sendPosition} may be called. */
  boolean wantsPositions();

  /** Announces that the connection will be closed within this time. */
  void sendDraining(Duration within);
}
