package io.heliograph.notifications.jobs;

import static java.util.stream.Gatherers.windowFixed;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The users of a job that one transaction writes. */
record JobChunk(int number, List<EntityRef> users) {

  /** Splits the users, in order, into chunks of at most {@code size} users. */
  static List<JobChunk> of(List<EntityRef> users, int size) {
    var numbers = new AtomicInteger();
    return users.stream()
        .gather(windowFixed(size))
        .map(some -> new JobChunk(numbers.getAndIncrement(), some))
        .toList();
  }
}
