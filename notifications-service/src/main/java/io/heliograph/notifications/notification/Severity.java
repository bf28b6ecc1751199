package io.heliograph.notifications.notification;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Urgency of a notification, declared from the least to the most severe. */
public enum Severity {
  @JsonProperty("low")
  LOW,
  @JsonProperty("normal")
  NORMAL,
  @JsonProperty("high")
  HIGH,
  @JsonProperty("critical")
  CRITICAL;

  /** Severity of a notification whose sender did not set one. */
  public static final Severity DEFAULT = NORMAL;

  private static final Severity[] BY_RANK = values();

  /** Returns a number that grows with severity; the database stores it and orders by it. */
  @SuppressWarnings("EnumOrdinal") // the order of declaration is the rank
  public short rank() {
    return (short) ordinal();
  }

  public static Severity ofRank(int rank) {
    return BY_RANK[rank];
  }
}
