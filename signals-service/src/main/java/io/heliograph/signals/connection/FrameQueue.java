package io.heliograph.signals.connection;

import io.heliograph.signals.hub.Listener.Room;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The frames of one connection that are offered and not yet written, in order and within limits.
 * Any thread may call it; nothing blocks.
 */
final class FrameQueue {
  /** Time of a frame that is not about an event. */
  static final long NEVER = Long.MAX_VALUE;

  /**
   * Maximum bytes handed to the system at once; the rest stays in this queue, where it can be
   * dropped.
   */
  private static final int GROUP_BYTES = 64 * 1024;

  private final OutboundLimits limits;
  private final Queue<ByteBuf> waiting = new ArrayDeque<>(1);
  private long bytes;
  private int frames;
  private long oldest = NEVER;
  private long groups;
  private long groupsBefore;
  private State state = State.IDLE;

  FrameQueue(OutboundLimits limits) {
    this.limits = limits;
  }

  /**
   * Adds the frame if there is room. The caller releases a frame that is not added.
   *
   * @param happened in milliseconds of the epoch, or {@link #NEVER}
   */
  synchronized Acceptance add(ByteBuf frame, long happened) {
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

  /** Takes the next group. If it is empty, the next added frame is the first again. */
  synchronized FrameGroup takeGroup() {
    var group = new ArrayList<ByteBuf>(waiting.size());
    long size = 0;
    while (size < GROUP_BYTES && !waiting.isEmpty()) {
      size += waiting.element().readableBytes();
      group.add(waiting.remove());
    }
    if (group.isEmpty() && state == State.WRITING) {
      state = State.IDLE;
    }
    return new FrameGroup(group, group.size(), size, takeOldest());
  }

  /**
   * Returns the oldest time and resets it. The time of frames that stay in the queue is lost;
   * measuring the group before them is sufficient.
   */
  private long takeOldest() {
    long taken = oldest;
    oldest = NEVER;
    return taken;
  }

  /** Frees the room of a group that is written. */
  synchronized void written(FrameGroup group) {
    groups++;
    frames -= group.count();
    bytes -= group.size();
  }

  /** See {@link Outbound#room()}. */
  synchronized Room room() {
    return new Room(limits.frames() / 2 - frames, limits.bytes() / 2 - bytes);
  }

  /** See {@link Outbound#isTaken()}. */
  synchronized boolean isTaken() {
    boolean taken = state != State.WRITING || groups != groupsBefore;
    groupsBefore = groups;
    return taken;
  }

  /** See {@link Outbound#isBusy()}. */
  synchronized boolean isBusy() {
    return isTaken() && state == State.WRITING;
  }

  /** Accepts no frame any more. Returns whether this call closed the queue. */
  synchronized boolean close() {
    boolean closes = state != State.CLOSED;
    state = State.CLOSED;
    return closes;
  }

  /** Removes all frames that no group has taken; the caller owns them. */
  synchronized List<ByteBuf> takeAll() {
    var all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  /**
   * Frames that are written together.
   *
   * @param oldest when the oldest signal in it happened, or {@link #NEVER}
   */
  record FrameGroup(List<ByteBuf> frames, int count, long size, long oldest) {}

  private enum State {
    /** Nothing is pending; the next frame starts writing. */
    IDLE,
    /** A group is being written, or is about to be. */
    WRITING,
    /** No frame is accepted any more. */
    CLOSED
  }

  /** The result of adding a frame. */
  enum Acceptance {
    /** The caller starts to write. */
    FIRST,
    /** The frame is written after those before it. */
    QUEUED,
    CLOSED,
    /** There is no room. */
    REFUSED
  }
}
