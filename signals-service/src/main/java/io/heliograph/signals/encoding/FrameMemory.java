package io.heliograph.signals.encoding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of encoded frames, apart from all other, so that it is known how much of it is in use.
 * A frame counts once, however many readers it waits for. For any thread.
 */
public final class FrameMemory {
  /** So much may be taken before it is measured again, which costs about as much as a frame. */
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

  /** Room for a frame of so many bytes. */
  static ByteBuf take(int size) {
    if (TAKEN_SINCE.addAndGet(size) > ACCURACY) {
      long _ = used();
    }
    return ALLOCATOR.directBuffer(size);
  }

  /** Frames behind each other, as one that releases them; nothing is copied. */
  public static ByteBuf join(Iterable<ByteBuf> frames) {
    return ALLOCATOR.compositeDirectBuffer(Integer.MAX_VALUE).addComponents(true, frames);
  }

  /** In bytes; what was given back since it was measured may still count. */
  public static long atMost() {
    return measured + TAKEN_SINCE.get();
  }

  /** In bytes, as the allocator divides them, which is somewhat more than frames are long. */
  public static long used() {
    TAKEN_SINCE.set(0);
    measured = ALLOCATOR.pinnedDirectMemory();
    return measured;
  }
}
