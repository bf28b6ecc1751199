package io.heliograph.signals.encoding;

/** How a signal looks on its way to a reader. */
public enum FrameFormat {
  /** A WebSocket text frame as Backstage's client expects it. */
  STOCK,
  /** The same with an id and a position, for clients that asked for them. */
  RESUMABLE,
  /** A server-sent event, whose id is the position. */
  EVENT
}
