package io.heliograph.signals.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;

/**
 * The most recent ids: at least {@code count}, fewer if they are long, and at most twice as many.
 * Ids are stored one after the other in two pages, because every record adds an id and look-ups are
 * rare. When the younger page is full, the elder page is cleared and becomes the younger page.
 */
final class RecentIds {
  /** One and a half times the length of a UUID. */
  private static final int BYTES_PER_ID = 54;

  private Page younger;
  private Page elder;

  RecentIds(int count) {
    this.younger = new Page(count);
    this.elder = new Page(count);
  }

  /** Adds an id. An id that is longer than a page is not stored. */
  void add(byte[] id) {
    if (!younger.hasRoomFor(id)) {
      takeTurns();
    }
    younger.add(id);
  }

  Set<String> all() {
    var all = new HashSet<String>();
    elder.addTo(all);
    younger.addTo(all);
    return all;
  }

  private void takeTurns() {
    Page emptied = elder;
    emptied.clear();
    elder = younger;
    younger = emptied;
  }

  private static final class Page {
    private final int[] ends;
    private final byte[] ids;
    private int added;

    Page(int count) {
      this.ends = new int[count + 1];
      this.ids = new byte[count * BYTES_PER_ID];
    }

    boolean hasRoomFor(byte[] id) {
      return added < ends.length - 1 && ends[added] + id.length <= ids.length;
    }

    void add(byte[] id) {
      if (hasRoomFor(id)) {
        System.arraycopy(id, 0, ids, ends[added], id.length);
        ends[added + 1] = ends[added] + id.length;
        added++;
      }
    }

    void addTo(Set<String> all) {
      for (int i = 0; i < added; i++) {
        all.add(new String(ids, ends[i], ends[i + 1] - ends[i], UTF_8));
      }
    }

    void clear() {
      added = 0;
    }
  }
}
