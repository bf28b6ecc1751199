package io.heliograph.signals.connection;

import io.heliograph.signals.connection.FrameQueue.FrameGroup;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.hub.Listener.Room;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Writes the frames of one connection, from a bounded queue. Frames are written in the order in
 * which they are offered. Frames that are offered during a write are written together; no frame is
 * delayed to form a batch. Frames that are offered and not yet written count against the limits.
 * Any thread may call {@code offer} and {@code close}; nothing blocks.
 */
public final class Outbound {
  private static final Logger LOG = Logger.getLogger(Outbound.class);

  private final Transport transport;
  private final OutboundLimits limits;
  private final ConnectionMetrics metrics;
  private final FrameQueue queue;

  public Outbound(Transport transport, OutboundLimits limits, ConnectionMetrics metrics) {
    this.transport = transport;
    this.limits = limits;
    this.metrics = metrics;
    this.queue = new FrameQueue(limits);
  }

  /** Takes ownership of a frame that is not about an event, so its latency is not measured. */
  public void offer(ByteBuf frame) {
    offer(frame, FrameQueue.NEVER);
  }

  /**
   * Takes ownership of the frame.
   *
   * @param happened in milliseconds of the epoch
   */
  public void offer(ByteBuf frame, long happened) {
    switch (queue.add(frame, happened)) {
      case FIRST -> transport.eventLoop().execute(this::writeGroup);
      case QUEUED -> {}
      case CLOSED -> frame.release();
      case REFUSED -> {
        frame.release();
        close(CloseCode.OVERLOADED);
      }
    }
  }

  /**
   * Offers the frame that the supplier encodes. If encoding fails, closes the connection with
   * {@link CloseCode#OVERLOADED}, so that the client reconnects.
   */
  public void offer(Supplier<ByteBuf> message) {
    try {
      offer(message.get());
    } catch (RuntimeException e) {
      LOG.warnf("control message lost reason=%s", e.toString());
      close(CloseCode.OVERLOADED);
    }
  }

  /**
   * Returns the room that is left up to half of the limits, so that there is room for frames that
   * are sent in the meantime.
   */
  public Room room() {
    return queue.room();
  }

  /**
   * Returns whether the client keeps up: everything is written, or a group was written since the
   * previous call.
   */
  public boolean isTaken() {
    return queue.isTaken();
  }

  /** Returns whether frames are pending and a group was written since the previous call. */
  public boolean isBusy() {
    return queue.isBusy();
  }

  /**
   * Closes the connection with a code. A client that reads nothing does not read the close frame
   * either, so the connection is aborted after {@link OutboundLimits#closeTimeout()}.
   */
  public void close(CloseCode why) {
    if (queue.close()) {
      LOG.logf(why.level(), "connection closed reason=%s client=%s", why, why.next());
      metrics.closed(why);
      transport.eventLoop().execute(() -> writeClose(why));
    }
  }

  public void onEventLoop(Runnable task) {
    transport.eventLoop().execute(task);
  }

  /**
   * Closes the connection with {@link CloseCode#RESTART} at a random time within the period, so
   * that the client connects to another instance.
   */
  void closeWithin(Duration period) {
    long delay = ThreadLocalRandom.current().nextLong(period.toNanos() + 1);
    var _ =
        transport.eventLoop().schedule(() -> close(CloseCode.RESTART), delay, TimeUnit.NANOSECONDS);
  }

  /** Aborts a connection whose client does not answer. */
  void abort() {
    if (queue.close()) {
      LOG.info("connection aborted, its client does not read");
      metrics.silent();
      transport.eventLoop().execute(transport::abort);
    }
  }

  /** Releases all pending frames after the connection has closed. */
  public void release() {
    boolean _ = queue.close();
    queue.takeAll().forEach(ByteBuf::release);
  }

  private void writeGroup() {
    FrameGroup group = queue.takeGroup();
    if (!group.frames().isEmpty()) {
      transport.write(group.frames(), () -> written(group), this::closeAfterLoss);
    }
  }

  private void written(FrameGroup group) {
    metrics.written(group.count(), group.size());
    if (group.oldest() != FrameQueue.NEVER) {
      metrics.reached(System.currentTimeMillis() - group.oldest());
    }
    queue.written(group);
    writeGroup();
  }

  /** Closes the connection after frames were lost: no later frame may be sent after a gap. */
  private void closeAfterLoss() {
    queue.takeAll().forEach(ByteBuf::release);
    close(CloseCode.OVERLOADED);
  }

  private void writeClose(CloseCode why) {
    List<ByteBuf> rest = queue.takeAll();
    if (why.flushesPending() && !rest.isEmpty()) {
      transport.write(rest, () -> {}, transport::abort);
    } else {
      rest.forEach(ByteBuf::release);
    }
    transport.close(why);
    var _ =
        transport
            .eventLoop()
            .schedule(transport::abort, limits.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }
}
