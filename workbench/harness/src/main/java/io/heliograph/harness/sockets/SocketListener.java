package io.heliograph.harness.sockets;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Receives the events of one socket. It is called on the one thread of all sockets and must return
 * quickly.
 */
public interface SocketListener {

  /** Called when the server has accepted the handshake. */
  void opened(Socket socket);

  /** Called for a text frame. The buffer contains the text until this method returns. */
  void text(Socket socket, ByteBuffer buffer, Incoming frame);

  /**
   * Called once if the connection failed, was refused, or was closed by the server. Not called if
   * the client closed it.
   */
  void closed(Socket socket, IOException reason);
}
