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
 * The way out to one reader. Frames leave in the order in which they are offered; those that come
 * while others are being written leave together, and none waits for company. What was offered and
 * is not yet written counts against the bounds. Any thread may offer and close; nothing blocks.
 */
public final class Outbound {
  private static final Logger LOG = Logger.getLogger(Outbound.class);

  /** What is handed to the system at once; the rest waits here, where it can be dropped. */
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
  private boolean writing;
  private boolean closed;

  public Outbound(Transport transport, OutboundLimits limits, ConnectionMetrics metrics) {
    this.transport = transport;
    this.limits = limits;
    this.metrics = metrics;
  }

  /** Takes over the frame, which tells of nothing that has happened. */
  public void offer(ByteBuf frame) {
    offer(frame, NEVER);
  }

  /**
   * Takes over the frame.
   *
   * @param happened in milliseconds of the epoch
   */
  public void offer(ByteBuf frame, long happened) {
    switch (add(frame, happened)) {
      case FIRST -> transport.eventLoop().execute(this::writeBurst);
      case BEHIND_OTHERS -> {}
      case TOO_LATE -> frame.release();
      case TOO_MUCH -> {
        frame.release();
        close(CloseCode.OVERLOADED);
      }
    }
  }

  /** Takes over what this encodes; if it cannot, the reader has to come back. */
  public void offer(Supplier<ByteBuf> words) {
    try {
      offer(words.get());
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warnf("words lost reason=%s", e.toString());
      close(CloseCode.OVERLOADED);
    }
  }

  /** Half of what may wait, so that there is room for what is sent meanwhile. */
  public synchronized Room room() {
    return new Room(limits.frames() / 2 - frames, limits.bytes() / 2 - bytes);
  }

  /** Whether the reader takes what there is: all is written, or some was since this was asked. */
  public synchronized boolean isTaken() {
    boolean taken = !writing || bursts != burstsBefore;
    burstsBefore = bursts;
    return taken;
  }

  /** Whether something waits, and some was taken since this was asked. */
  public synchronized boolean isBusy() {
    return isTaken() && writing;
  }

  /**
   * Ends the connection with a code. A reader that takes nothing any more does not take the close
   * frame either: its connection is cut after {@link OutboundLimits#closePatience()}.
   */
  public void close(CloseCode why) {
    if (end()) {
      LOG.logf(why.level(), "connection closed reason=%s", why);
      metrics.closed(why);
      transport.eventLoop().execute(() -> writeClose(why));
    }
  }

  public void onEventLoop(Runnable task) {
    transport.eventLoop().execute(task);
  }

  /** Asks the reader to come back to another instance, at a random time within this. */
  void closeWithin(Duration period) {
    long delay = ThreadLocalRandom.current().nextLong(period.toNanos() + 1);
    var _ =
        transport.eventLoop().schedule(() -> close(CloseCode.RESTART), delay, TimeUnit.NANOSECONDS);
  }

  /** Ends the connection of a reader who is not there any more. */
  void abort() {
    if (end()) {
      LOG.info("connection cut, its reader does not answer");
      metrics.silent();
      transport.eventLoop().execute(transport::abort);
    }
  }

  /** The connection has ended: nobody waits for what is left. */
  public void release() {
    boolean _ = end();
    takeAll().forEach(ByteBuf::release);
  }

  private synchronized Place add(ByteBuf frame, long happened) {
    if (closed) {
      return Place.TOO_LATE;
    }
    if (!hasRoomFor(frame, happened)) {
      return Place.TOO_MUCH;
    }
    bytes += frame.readableBytes();
    frames++;
    oldest = Math.min(oldest, happened);
    waiting.add(frame);
    return beginWriting() ? Place.FIRST : Place.BEHIND_OTHERS;
  }

  /** One frame alone may be as large as it is, and words of ours need next to nothing. */
  private boolean hasRoomFor(ByteBuf frame, long happened) {
    if (frames == 0) {
      return happened == NEVER || limits.bytes() > 0;
    }
    return frames < limits.frames() && bytes + frame.readableBytes() <= limits.bytes();
  }

  private boolean beginWriting() {
    boolean begins = !writing;
    writing = true;
    return begins;
  }

  private synchronized boolean end() {
    boolean ends = !closed;
    closed = true;
    return ends;
  }

  private void writeBurst() {
    Burst burst = takeBurst();
    if (!burst.frames().isEmpty()) {
      transport.write(burst.frames(), () -> written(burst), this::closeAfterLoss);
    }
  }

  /** If there is nothing more to write, the next frame is the first again. */
  private synchronized Burst takeBurst() {
    var burst = new ArrayList<ByteBuf>(waiting.size());
    long size = 0;
    while (size < BURST_BYTES && !waiting.isEmpty()) {
      size += waiting.element().readableBytes();
      burst.add(waiting.remove());
    }
    writing = !burst.isEmpty();
    return new Burst(burst, burst.size(), size, takeOldest());
  }

  /** Of what goes on waiting it is not known; the burst it waits for tells enough. */
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

  /** What is missing in between must not be passed over: nothing comes after it. */
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
   * @param oldest when the first of them happened
   */
  private record Burst(List<ByteBuf> frames, int count, long size, long oldest) {}

  private enum Place {
    FIRST,
    BEHIND_OTHERS,
    TOO_LATE,
    TOO_MUCH
  }
}
