package io.heliograph.signals.permits;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import java.util.Collection;

/**
 * Estimates the memory that a connection uses because of its user and its channels, in bytes. The
 * memory that every connection uses is limited by the number of connections.
 */
public final class ClientMemory {
  /** A ref in the principal, as text, and in the index of the hub. */
  private static final int REF = 300;

  /** Bytes of a character of a ref, in the same places. */
  private static final int REF_CHARACTER = 4;

  /** A channel in the set of the connection, and in the index of the hub. */
  private static final int CHANNEL = 300;

  /** Bytes of a character of a channel, in the set and in the index of the hub. */
  private static final int CHANNEL_CHARACTER = 5;

  private ClientMemory() {}

  /** Returns the memory for the refs that the user owns, the own ref included. */
  public static long of(UserPrincipal user) {
    return user.ownershipRefs().stream().mapToLong(ClientMemory::of).sum();
  }

  public static long of(String channel) {
    return CHANNEL + (long) CHANNEL_CHARACTER * channel.length();
  }

  public static long of(Collection<String> channels) {
    return channels.stream().mapToLong(ClientMemory::of).sum();
  }

  private static long of(EntityRef ref) {
    int length = ref.kind().length() + ref.namespace().length() + ref.name().length() + 2;
    return REF + (long) REF_CHARACTER * length;
  }
}
