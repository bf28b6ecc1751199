package io.heliograph.signals.admission;

/**
 * A number of connections and their memory.
 *
 * @param bytes estimated by {@link ClientMemory}
 */
record Usage(int connections, long bytes) {
  static final Usage NONE = new Usage(0, 0);

  Usage plus(Usage other) {
    return new Usage(connections + other.connections, bytes + other.bytes);
  }

  Usage minus(Usage other) {
    return new Usage(connections - other.connections, bytes - other.bytes);
  }

  boolean isWithin(Usage limit) {
    return connections <= limit.connections && bytes <= limit.bytes;
  }
}
