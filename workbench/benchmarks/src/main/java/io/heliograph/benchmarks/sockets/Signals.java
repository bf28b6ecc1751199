package io.heliograph.benchmarks.sockets;

import io.heliograph.harness.sockets.Incoming;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;

/** Parses a text frame and passes it to a reception. */
final class Signals {
  private static final byte[] POSITION = {
    '"', 'p', 'o', 's', 'i', 't', 'i', 'o', 'n', '"', ':', '"'
  };

  private Signals() {}

  /** Passes the frame on. A signal begins with its channel, every other frame with its type. */
  static void tell(Reception reception, int socket, ByteBuffer buffer, Incoming frame) {
    if (buffer.get(frame.start() + 2) == 't') {
      reception.control(socket, new JsonObject(frame.text(buffer)));
    } else {
      signal(reception, socket, buffer, frame);
    }
  }

  private static void signal(Reception reception, int socket, ByteBuffer buffer, Incoming frame) {
    int stamp = Stamp.find(buffer, frame.start(), frame.end());
    if (stamp < 0) {
      reception.unstamped(socket, frame.text(buffer));
      return;
    }
    long nanos = Stamp.now() - Stamp.nanos(buffer, stamp);
    reception.signal(socket, Stamp.number(buffer, stamp), nanos);
    if (reception.keepsPositions()) {
      position(reception, socket, buffer, frame);
    }
  }

  private static void position(Reception reception, int socket, ByteBuffer buffer, Incoming frame) {
    for (int at = frame.start(); at < frame.end() - POSITION.length; at++) {
      if (isPosition(buffer, at)) {
        reception.position(socket, quoted(buffer, at + POSITION.length));
        return;
      }
    }
  }

  private static boolean isPosition(ByteBuffer buffer, int at) {
    for (int i = 0; i < POSITION.length; i++) {
      if (buffer.get(at + i) != POSITION[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns a position, which is opaque but consists of ASCII without escapes. */
  private static String quoted(ByteBuffer buffer, int from) {
    var text = new StringBuilder();
    for (int at = from; buffer.get(at) != '"'; at++) {
      text.append((char) buffer.get(at));
    }
    return text.toString();
  }
}
