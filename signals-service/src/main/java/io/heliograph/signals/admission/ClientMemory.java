package io.heliograph.signals.admission;

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

  /** Copies of the text of a ref, in the token and in the service. */
  private static final int REF_COPIES = 4;

  /** A channel in the set of the connection, and in the index of the hub. */
  private static final int CHANNEL = 300;

  /** Bytes of a character, in the set and in the index of the hub. */
  private static final int CHANNEL_COPIES = 4;

  private ClientMemory() {}

  /** Returns the memory for the user and the refs that the user owns. */
  public static long of(UserPrincipal user) {
    return user.ownershipRefs().stream().mapToLong(ClientMemory::of).sum();
  }

  public static long of(String channel) {
    return CHANNEL + (long) CHANNEL_COPIES * channel.length();
  }

  public static long of(Collection<String> channels) {
    return channels.stream().mapToLong(ClientMemory::of).sum();
  }

  private static long of(EntityRef ref) {
    int length = ref.kind().length() + ref.namespace().length() + ref.name().length() + 2;
    return REF + (long) REF_COPIES * length;
  }
}
