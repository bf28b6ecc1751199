package io.heliograph.notifications.queue;

import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.delivery.ScopeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends that one transaction writes. No two of them replace the same notification, because one
 * statement cannot write a row twice.
 */
final class SendBatch {
  private final int maxSize;
  private final long maxBytes;
  private final List<QueuedSend> all = new ArrayList<>();
  private final Set<ScopeKey> scopeKeys = new HashSet<>();
  private int size;
  private long bytes;

  /**
   * Creates an empty batch that holds at most {@code maxSize} notifications with {@code maxBytes}
   * of content. Sends to users limit what they replace when they are written.
   */
  SendBatch(int maxSize, long maxBytes) {
    this.maxSize = maxSize;
    this.maxBytes = maxBytes;
  }

  /** Adds the send if it fits and returns whether it was added; the first send is always added. */
  boolean add(QueuedSend one) {
    Set<ScopeKey> more = one.send().scopeKeys();
    if (!isEmpty() && !(fits(one.send()) && Collections.disjoint(scopeKeys, more))) {
      return false;
    }
    size += one.send().recipientRows();
    bytes += one.send().maxReturnedSize();
    scopeKeys.addAll(more);
    return all.add(one);
  }

  private boolean fits(ResolvedSend send) {
    return size + send.recipientRows() <= maxSize && bytes + send.maxReturnedSize() <= maxBytes;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<ResolvedSend> sends() {
    return all.stream().map(QueuedSend::send).toList();
  }

  /** Completes the callers of all sends that are not blocked, and returns the blocked sends. */
  List<QueuedSend> finish(Map<ResolvedSend, SendResult> outcomes) {
    var blocked = new ArrayList<QueuedSend>();
    for (QueuedSend one : all) {
      SendResult outcome = outcomes.get(one.send());
      if (outcome instanceof SendResult.Blocked) {
        blocked.add(one);
      } else {
        one.caller().complete(outcome);
      }
    }
    return blocked;
  }

  void fail(Throwable failure) {
    all.forEach(one -> one.caller().fail(failure));
  }

  /**
   * Fails the callers that have waited longer than {@code age}; the results of their sends are not
   * known yet.
   */
  void failOlderThan(Duration age, Throwable failure) {
    all.stream().filter(one -> one.isOlderThan(age)).forEach(one -> one.caller().fail(failure));
  }
}
