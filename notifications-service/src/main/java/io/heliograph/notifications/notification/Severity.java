package io.heliograph.notifications.notification;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent a notification is; declared from the least to the most severe. */
public enum Severity {
  @JsonProperty("low")
  LOW,
  @JsonProperty("normal")
  NORMAL,
  @JsonProperty("high")
  HIGH,
  @JsonProperty("critical")
  CRITICAL;

  /** What a notification has whose sender did not say. */
  public static final Severity DEFAULT = NORMAL;

  private static final Severity[] BY_RANK = values();

  /** Grows with severity; this is what the database keeps and orders by. */
  @SuppressWarnings("EnumOrdinal") // the order of declaration is the rank
  public short rank() {
    return (short) ordinal();
  }

  public static Severity ofRank(int rank) {
    return BY_RANK[rank];
  }
}
