package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.List;

/** The connection to one reader. */
public interface Transport {

  /** Its event loop, on which everything else is to be called. */
  EventLoop eventLoop();

  /**
   * Writes all of it at once, and releases it.
   *
   * @param burst one frame at least
   * @param written run on the event loop when the system has taken it, or the reader has gone
   * @param lost run instead if it is lost though the reader is there
   */
  void write(List<ByteBuf> burst, Runnable written, Runnable lost);

  /** Says why, and ends when the reader has heard it. */
  void close(CloseCode why);

  /** Ends at once, whatever waits to be written. Harmless if it has ended. */
  void abort();
}
