package io.heliograph.signals.permits;

import io.heliograph.identity.EntityRef;
import io.heliograph.signals.limits.LimitsConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts permits and the memory of their connections, in total and per user. The counts are exact:
 * one lock guards them and is held for two look-ups.
 */
@Singleton
public final class ConnectionPermits {
  private final Usage max;
  private final Usage maxPerUser;
  private final Usage maxOfGuests;
  private final Map<EntityRef, Usage> byUser = new HashMap<>();
  private Usage taken = Usage.NONE;
  private volatile State state = State.STARTING;

  ConnectionPermits(LimitsConfig limits) {
    this.max = new Usage(limits.sockets(), limits.memory().asLongValue());
    this.maxPerUser = new Usage(limits.socketsPerUser(), limits.memoryPerUser().asLongValue());
    this.maxOfGuests = new Usage(max.connections(), max.bytes() / 2);
  }

  /**
   * Returns a permit or a refusal.
   *
   * @param bytes that are kept of the request
   */
  public synchronized AdmissionDecision take(AuthenticatedClient client, long bytes) {
    Usage usage = new Usage(1, ClientMemory.of(client.user()) + bytes);
    Optional<HandshakeRefusal> refusal = refusal().or(() -> refusal(client, usage));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    add(client, usage);
    return new ConnectionPermit(client, usage, this);
  }

  /**
   * Takes more bytes, or gives some back. Returns the reason if there is no room. A released permit
   * uses nothing: its connection has closed.
   */
  synchronized Optional<HandshakeRefusal> change(ConnectionPermit permit, long bytes) {
    Usage change = new Usage(0, bytes);
    if (permit.usage().equals(Usage.NONE)) {
      return Optional.empty();
    }
    Optional<HandshakeRefusal> refusal =
        bytes > 0 ? refusal(permit.client(), change) : Optional.empty();
    if (refusal.isEmpty()) {
      permit.setUsage(permit.usage().plus(change));
      add(permit.client(), change);
    }
    return refusal;
  }

  synchronized void release(ConnectionPermit permit) {
    add(permit.client(), Usage.NONE.minus(permit.usage()));
    permit.setUsage(Usage.NONE);
    notifyAll();
  }

  private Optional<HandshakeRefusal> refusal(AuthenticatedClient client, Usage more) {
    Usage all = taken.plus(more);
    if (all.connections() > max.connections()) {
      return Optional.of(HandshakeRefusal.SOCKETS);
    }
    if (all.bytes() > max.bytes()) {
      return Optional.of(HandshakeRefusal.MEMORY);
    }
    boolean guest = AuthenticatedClient.isGuest(client.user());
    return of(client.user().ref()).plus(more).isWithin(guest ? maxOfGuests : maxPerUser)
        ? Optional.empty()
        : Optional.of(guest ? HandshakeRefusal.MEMORY : HandshakeRefusal.USER);
  }

  private void add(AuthenticatedClient client, Usage more) {
    taken = taken.plus(more);
    EntityRef user = client.user().ref();
    Usage changed = of(user).plus(more);
    if (changed.connections() == 0) {
      byUser.remove(user);
    } else {
      byUser.put(user, changed);
    }
  }

  private Usage of(EntityRef user) {
    return byUser.getOrDefault(user, Usage.NONE);
  }

  /** Starts issuing permits, unless {@link #close()} was called before. */
  public synchronized void open() {
    if (state == State.STARTING) {
      state = State.OPEN;
    }
  }

  /** Stops issuing permits, so that the number in use can only fall. */
  public synchronized void close() {
    state = State.CLOSED;
  }

  /** Returns the reason why no permit is issued at present; empty if permits are issued. */
  public Optional<HandshakeRefusal> refusal() {
    return switch (state) {
      case STARTING -> Optional.of(HandshakeRefusal.STARTING);
      case OPEN -> Optional.empty();
      case CLOSED -> Optional.of(HandshakeRefusal.DRAINING);
    };
  }

  /**
   * Waits for the release of all permits. Returns whether all were released in time.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (taken.connections() > 0 && System.nanoTime() - end < 0) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
    return taken.connections() == 0;
  }

  public synchronized Usage taken() {
    return taken;
  }

  public synchronized Usage taken(EntityRef user) {
    return of(user);
  }

  private enum State {
    STARTING,
    OPEN,
    CLOSED
  }
}
