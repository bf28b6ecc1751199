package io.heliograph.systemtests.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The entries of one page from its first connection to its last. It is not thread-safe. */
public final class Journal {
  private final String page;
  private final Set<String> recipients;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Creates an empty journal.
   *
   * @param recipients all refs to which a signal for this page may be addressed
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
