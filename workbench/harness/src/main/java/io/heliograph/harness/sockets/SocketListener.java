package io.heliograph.harness.sockets;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Hears of one socket, on the one thread of all sockets, so it must be quick. */
public interface SocketListener {

  /** The server has accepted the handshake. */
  void opened(Socket socket);

  /** The buffer holds the text until this returns. */
  void text(Socket socket, ByteBuffer buffer, Incoming frame);

  /**
   * The connection failed, was refused, or was ended by the server. Comes once, and not for a
   * socket that was closed from here.
   */
  void closed(Socket socket, IOException reason);
}
