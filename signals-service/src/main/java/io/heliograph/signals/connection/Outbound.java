package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.hub.Listener.Room;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The bounded queue of frames for one connection. Frames are written in the order in which they are
 * offered. Frames that are offered during a write are written together; no frame is delayed to form
 * a batch. Frames that are offered and not yet written count against the limits. Any thread may
 * call {@code offer} and {@code close}; nothing blocks.
 */
public final class Outbound {
  private static final Logger LOG = Logger.getLogger(Outbound.class);

  /**
   * Maximum bytes handed to the system at once; the rest stays in this queue, where it can be
   * dropped.
   */
  private static final int BURST_BYTES = 64 * 1024;

  private static final long NEVER = Long.MAX_VALUE;

  private final Transport transport;
  private final OutboundLimits limits;
  private final ConnectionMetrics metrics;
  private final Queue<ByteBuf> waiting = new ArrayDeque<>(1);
  private long bytes;
  private int frames;
  private long oldest = NEVER;
  private long bursts;
  private long burstsBefore;
  private State state = State.IDLE;

  public Outbound(Transport transport, OutboundLimits limits, ConnectionMetrics metrics) {
    this.transport = transport;
    this.limits = limits;
    this.metrics = metrics;
  }

  /** Takes ownership of a frame that is not about an event, so its latency is not measured. */
  public void offer(ByteBuf frame) {
    offer(frame, NEVER);
  }

  /**
   * Takes ownership of the frame.
   *
   * @param happened in milliseconds of the epoch
   */
  public void offer(ByteBuf frame, long happened) {
    switch (add(frame, happened)) {
      case FIRST -> transport.eventLoop().execute(this::writeBurst);
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
  public synchronized Room room() {
    return new Room(limits.frames() / 2 - frames, limits.bytes() / 2 - bytes);
  }

  /**
   * Returns whether the client keeps up: everything is written, or a burst was written since the
   * previous call.
   */
  public synchronized boolean isTaken() {
    boolean taken = state != State.WRITING || bursts != burstsBefore;
    burstsBefore = bursts;
    return taken;
  }

  /** Returns whether frames are pending and a burst was written since the previous call. */
  public synchronized boolean isBusy() {
    return isTaken() && state == State.WRITING;
  }

  /**
   * Closes the connection with a code. A client that reads nothing does not read the close frame
   * either, so the connection is aborted after {@link OutboundLimits#closePatience()}.
   */
  public void close(CloseCode why) {
    if (end()) {
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
    if (end()) {
      LOG.info("connection aborted, its client does not read");
      metrics.silent();
      transport.eventLoop().execute(transport::abort);
    }
  }

  /** Releases all pending frames after the connection has closed. */
  public void release() {
    boolean _ = end();
    takeAll().forEach(ByteBuf::release);
  }

  private synchronized Acceptance add(ByteBuf frame, long happened) {
    if (state == State.CLOSED) {
      return Acceptance.CLOSED;
    }
    if (!hasRoomFor(frame, happened)) {
      return Acceptance.REFUSED;
    }
    bytes += frame.readableBytes();
    frames++;
    oldest = Math.min(oldest, happened);
    waiting.add(frame);
    boolean first = state == State.IDLE;
    state = State.WRITING;
    return first ? Acceptance.FIRST : Acceptance.QUEUED;
  }

  /**
   * Returns whether the frame fits. If nothing is pending, a single frame may have any size, and a
   * frame without a time, which is small, fits even if no memory is left.
   */
  private boolean hasRoomFor(ByteBuf frame, long happened) {
    if (frames == 0) {
      return happened == NEVER || limits.bytes() > 0;
    }
    return frames < limits.frames() && bytes + frame.readableBytes() <= limits.bytes();
  }

  /** Returns whether this call closed the queue. */
  private synchronized boolean end() {
    boolean ends = state != State.CLOSED;
    state = State.CLOSED;
    return ends;
  }

  private void writeBurst() {
    Burst burst = takeBurst();
    if (!burst.frames().isEmpty()) {
      transport.write(burst.frames(), () -> written(burst), this::closeAfterLoss);
    }
  }

  /** Takes the next burst. If it is empty, the next offered frame starts writing again. */
  private synchronized Burst takeBurst() {
    var burst = new ArrayList<ByteBuf>(waiting.size());
    long size = 0;
    while (size < BURST_BYTES && !waiting.isEmpty()) {
      size += waiting.element().readableBytes();
      burst.add(waiting.remove());
    }
    if (burst.isEmpty() && state == State.WRITING) {
      state = State.IDLE;
    }
    return new Burst(burst, burst.size(), size, takeOldest());
  }

  /**
   * Returns the oldest time and resets it. The time of frames that stay in the queue is lost;
   * measuring the burst before them is sufficient.
   */
  private long takeOldest() {
    long taken = oldest;
    oldest = NEVER;
    return taken;
  }

  private void written(Burst burst) {
    metrics.written(burst.count(), burst.size());
    if (burst.oldest() != NEVER) {
      metrics.reached(System.currentTimeMillis() - burst.oldest());
    }
    synchronized (this) {
      bursts++;
      frames -= burst.count();
      bytes -= burst.size();
    }
    writeBurst();
  }

  /** Closes the connection after frames were lost: no later frame may be sent after a gap. */
  private void closeAfterLoss() {
    takeAll().forEach(ByteBuf::release);
    close(CloseCode.OVERLOADED);
  }

  private void writeClose(CloseCode why) {
    List<ByteBuf> rest = takeAll();
    if (why.flushesPending() && !rest.isEmpty()) {
      transport.write(rest, () -> {}, transport::abort);
    } else {
      rest.forEach(ByteBuf::release);
    }
    transport.close(why);
    var _ =
        transport
            .eventLoop()
            .schedule(transport::abort, limits.closePatience().toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized List<ByteBuf> takeAll() {
    var all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  /**
   * Frames that are written together.
   *
   * @param oldest when the oldest signal in it happened
   */
  private record Burst(List<ByteBuf> frames, int count, long size, long oldest) {}

  private enum State {
    /** Nothing is pending; the next frame starts writing. */
    IDLE,
    /** A burst is being written, or is about to be. */
    WRITING,
    /** No frame is accepted any more. */
    CLOSED
  }

  private enum Acceptance {
    FIRST,
    QUEUED,
    CLOSED,
    REFUSED
  }
}
