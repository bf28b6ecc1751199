package io.heliograph.signals.encoding;

import io.heliograph.signals.limits.DirectMemory;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Allocates the memory of encoded frames separately from other memory, so that its size is known. A
 * frame counts once, regardless of how many connections share it. Thread-safe.
 */
public final class FrameMemory {
  /**
   * Bytes that may be allocated between measurements; a measurement costs about as much as encoding
   * a frame.
   */
  private static final long ACCURACY = 1024 * 1024;

  private static final PooledByteBufAllocator ALLOCATOR =
      new PooledByteBufAllocator(
          true,
          0,
          1,
          PooledByteBufAllocator.defaultPageSize(),
          PooledByteBufAllocator.defaultMaxOrder(),
          PooledByteBufAllocator.defaultSmallCacheSize(),
          PooledByteBufAllocator.defaultNormalCacheSize(),
          PooledByteBufAllocator.defaultUseCacheForAllThreads());

  private static final AtomicLong TAKEN_SINCE = new AtomicLong();
  private static volatile long measured;

  private FrameMemory() {}

  /**
   * Returns a buffer for a frame of this size in bytes.
   *
   * @throws io.heliograph.signals.limits.DirectMemory.MissingDirectMemoryException if no direct
   *     memory is left
   */
  static ByteBuf take(int size) {
    if (TAKEN_SINCE.addAndGet(size) > ACCURACY) {
      long _ = used();
    }
    return DirectMemory.use(() -> ALLOCATOR.directBuffer(size));
  }

  /** Returns one buffer that joins the frames without copying and releases them. */
  public static ByteBuf join(Iterable<ByteBuf> frames) {
    return ALLOCATOR.compositeDirectBuffer(Integer.MAX_VALUE).addComponents(true, frames);
  }

  /**
   * Returns an upper bound of the memory in use, in bytes. Memory that was released since the last
   * measurement may still count.
   */
  public static long atMost() {
    return measured + TAKEN_SINCE.get();
  }

  /**
   * Returns the memory in use, in bytes. The allocator rounds sizes up, so this is more than the
   * total length of the frames.
   */
  public static long used() {
    TAKEN_SINCE.set(0);
    measured = ALLOCATOR.pinnedDirectMemory();
    return measured;
  }
}
