package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.List;

/** The connection to one client. */
public interface Transport {

  /** Returns the event loop of the connection; all other methods must be called on it. */
  EventLoop eventLoop();

  /**
   * Writes all frames at once and releases them.
   *
   * @param group one frame at least
   * @param written run on the event loop when the system has accepted the frames, or the client has
   *     disconnected
   * @param lost run instead if the frames are lost although the client is connected
   */
  void write(List<ByteBuf> group, Runnable written, Runnable lost);

  /** Sends the close code and closes the connection when the client has received it. */
  void close(CloseCode why);

  /**
   * Closes the connection immediately, even if frames are pending. Has no effect if it is closed
   * already.
   */
  void abort();
}
