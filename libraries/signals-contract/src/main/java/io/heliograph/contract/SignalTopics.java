package io.heliograph.contract;

/** The Kafka topics that carry signals, by their default names. */
public final class SignalTopics {
  /** Domain events of notifications-service; kept for days, open to other consumers. */
  public static final String NOTIFICATIONS = "notifications";

  /** Signals from any back end; kept for a short time. */
  public static final String SIGNALS = "signals";

  private SignalTopics() {}
}
