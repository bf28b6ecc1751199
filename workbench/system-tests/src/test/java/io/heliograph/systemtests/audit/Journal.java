package io.heliograph.systemtests.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One page from its first connection to its last. For one thread at a time. */
public final class Journal {
  private final String page;
  private final Set<String> recipients;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param recipients everything that signals for this page may be addressed to
   */
  public Journal(String page, Set<String> recipients) {
    this.page = page;
    this.recipients = Set.copyOf(recipients);
  }

  public synchronized void enter(Entry entry) {
    entries.add(entry);
  }

  String page() {
    return page;
  }

  Set<String> recipients() {
    return recipients;
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
