package io.heliograph.signals.encoding;

/** The formats of a frame. */
public enum FrameFormat {
  /** A WebSocket text frame as Backstage's client expects it. */
  STOCK,
  /** The same with an id and a position, for clients that requested them. */
  RESUMABLE,
  /** A Server-Sent Event whose id is the position. */
  EVENT
}
