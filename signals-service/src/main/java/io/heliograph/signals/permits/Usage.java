package io.heliograph.signals.permits;

/**
 * A number of connections and their memory.
 *
 * @param bytes estimated by {@link ClientMemory}
 */
public record Usage(int connections, long bytes) {
  public static final Usage NONE = new Usage(0, 0);

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
