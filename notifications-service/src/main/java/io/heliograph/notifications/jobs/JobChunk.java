package io.heliograph.notifications.jobs;

import static java.util.stream.Gatherers.windowFixed;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Some of the users of a job, who are written in one transaction. */
record JobChunk(int number, List<EntityRef> users) {

  /** All of them, in their order, so many at a time. */
  static List<JobChunk> of(List<EntityRef> users, int size) {
    var numbers = new AtomicInteger();
    return users.stream()
        .gather(windowFixed(size))
        .map(some -> new JobChunk(numbers.getAndIncrement(), some))
        .toList();
  }
}
