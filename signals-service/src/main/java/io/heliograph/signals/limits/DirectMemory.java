package io.heliograph.signals.limits;

import java.util.function.Supplier;

/**
 * Runs code that allocates direct memory. If none is left, the JDK throws an {@link
 * OutOfMemoryError} from Java code: the heap may be intact, the process goes on, and the next
 * allocation may succeed. It is a temporary failure of one frame or one poll, so this is the only
 * place where that error is caught. The process ends at the first error of the heap itself, by the
 * options of the image.
 */
public final class DirectMemory {
  private DirectMemory() {}

  /** Returns the result, or throws a {@link MissingDirectMemoryException}. */
  public static <T> T use(Supplier<T> code) {
    try {
      return code.get();
    } catch (OutOfMemoryError e) {
      throw new MissingDirectMemoryException(e);
    }
  }

  /** Thrown when no direct memory is left. */
  public static final class MissingDirectMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingDirectMemoryException(OutOfMemoryError cause) {
      super(cause.toString(), cause);
    }
  }
}
