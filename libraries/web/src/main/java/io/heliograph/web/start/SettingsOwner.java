package io.heliograph.web.start;

import java.util.Arrays;
import java.util.Set;

/**
 * The service that checks a setting, by the first word behind {@code heliograph}. All other words
 * belong to both services.
 */
@SuppressWarnings("ImmutableEnumChecker") // only ever Set.of
public enum SettingsOwner {
  NOTIFICATIONS(
      Set.of(
          "answers",
          "app",
          "credentials",
          "database",
          "directory",
          "idempotency",
          "inbox",
          "notifications",
          "outbox",
          "sending",
          "settings",
          "users")),
  SIGNALS(Set.of("signals"));

  private final Set<String> words;

  SettingsOwner(Set<String> words) {
    this.words = words;
  }

  /** Returns the first words of the settings that only this service reads. */
  public Set<String> words() {
    return words;
  }

  static boolean exists(String word) {
    return Arrays.stream(values()).anyMatch(owner -> owner.words.contains(word));
  }
}
