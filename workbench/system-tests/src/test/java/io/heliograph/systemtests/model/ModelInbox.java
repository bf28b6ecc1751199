package io.heliograph.systemtests.model;

import io.heliograph.systemtests.client.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The expected content of all inboxes by the contract: one list of notifications, with the users
 * who read and saved each. It favours simplicity over speed.
 */
final class ModelInbox {
  private final List<Entry> oldestFirst = new ArrayList<>();
  private final Map<String, Choice> choices = new HashMap<>();

  /** One notification. A broadcast has no user. */
  static final class Entry {
    private final @Nullable String user;
    private final String origin;
    private final Set<String> readers = new HashSet<>();
    private final Set<String> savers = new HashSet<>();
    private @Nullable String id;
    private Content content;
    private boolean updated;

    private Entry(@Nullable String user, String origin, Content content) {
      this.user = user;
      this.origin = origin;
      this.content = content.replacedBy(content);
    }

    /** Sets the id at the first call and returns it. The id never changes. */
    String identify(String given) {
      if (id == null) {
        id = given;
      }
      return id;
    }

    private boolean isSlotOf(@Nullable String user, String origin, Content content) {
      return content.scope() != null
          && content.scope().equals(this.content.scope())
          && origin.equals(this.origin)
          && Optional.ofNullable(user).equals(Optional.ofNullable(this.user));
    }

    /** Replaces the content and marks it as unread for all users. It stays saved. */
    private void replace(Content later) {
      content = content.replacedBy(later);
      updated = true;
      readers.clear();
    }

    private boolean isSeenBy(String reader) {
      return user == null || user.equals(reader);
    }

    private Shown shownTo(String reader) {
      return new Shown(
          String.valueOf(id),
          user,
          origin,
          content,
          readers.contains(reader),
          savers.contains(reader),
          updated);
    }
  }

  /** The settings of a user for one origin and for one of its topics. */
  record Choice(String origin, boolean wanted, @Nullable String topic, boolean topicWanted) {
    private boolean refuses(String from, Content content) {
      return origin.equals(from) && !(wanted && (topicWanted || isAboutAnother(content)));
    }

    private boolean isAboutAnother(Content content) {
      return topic == null || !topic.equals(content.topic());
    }
  }

  /**
   * Stores the notification and returns the entries by user, without users whose settings refuse
   * it.
   */
  Map<String, Entry> send(String origin, Collection<String> users, Content content) {
    var entries = new LinkedHashMap<String, Entry>();
    for (String user : users) {
      Choice choice = choices.get(user);
      if (choice == null || !choice.refuses(origin, content)) {
        entries.put(user, put(user, origin, content));
      }
    }
    return entries;
  }

  Entry broadcast(String origin, Content content) {
    return put(null, origin, content);
  }

  private Entry put(@Nullable String user, String origin, Content content) {
    for (Entry entry : oldestFirst) {
      if (entry.isSlotOf(user, origin, content)) {
        entry.replace(content);
        return entry;
      }
    }
    var fresh = new Entry(user, origin, content);
    oldestFirst.add(fresh);
    return fresh;
  }

  /** Marks the notifications of the reader and returns them in their new state, newest first. */
  List<Shown> mark(
      String reader, Set<String> ids, @Nullable Boolean read, @Nullable Boolean saved) {
    for (Entry entry : oldestFirst) {
      if (entry.isSeenBy(reader) && ids.contains(String.valueOf(entry.id))) {
        set(entry.readers, reader, read);
        set(entry.savers, reader, saved);
      }
    }
    return inbox(reader).stream().filter(shown -> ids.contains(shown.id())).toList();
  }

  private static void set(Set<String> marks, String reader, @Nullable Boolean marked) {
    if (Boolean.TRUE.equals(marked)) {
      marks.add(reader);
    } else if (marked != null) {
      marks.remove(reader);
    }
  }

  /** Replaces the settings of the user. */
  void choose(String user, Choice choice) {
    choices.put(user, choice);
  }

  /** Returns the ids of all notifications, oldest first. */
  List<String> ids() {
    return oldestFirst.stream().map(entry -> String.valueOf(entry.id)).toList();
  }

  /** Returns the inbox of the reader, newest first. */
  List<Shown> inbox(String reader) {
    return oldestFirst.reversed().stream()
        .filter(entry -> entry.isSeenBy(reader))
        .map(entry -> entry.shownTo(reader))
        .toList();
  }
}
