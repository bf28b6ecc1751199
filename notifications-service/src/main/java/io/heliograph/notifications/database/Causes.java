package io.heliograph.notifications.database;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chain of causes of a failure, beginning with the failure itself. */
public final class Causes {
  /** Maximum number of causes; a chain is never this long. */
  private static final int DEPTH = 10;

  private Causes() {}

  public static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, Causes::isThere, Throwable::getCause).limit(DEPTH);
  }

  private static boolean isThere(@Nullable Throwable failure) {
    return failure != null;
  }
}
