package io.heliograph.signals.hub;

import io.heliograph.signals.encoding.PositionUpdate;
import io.heliograph.signals.encoding.SignalFrame;
import io.heliograph.signals.limits.Throttle;
import io.heliograph.signals.replay.Position;
import io.heliograph.signals.replay.Positions;
import io.heliograph.signals.replay.ReplayConfig;
import io.heliograph.signals.replay.ReplayWindow;
import io.heliograph.signals.replay.Signal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

/**
 * Delivers signals to their listeners and resumes subscriptions from the replay window.
 * Thread-safe: one lock makes each call atomic, so that a listener that resumes gets every signal
 * either from the window or live, and never twice.
 *
 * <p>A signal costs an append, and one look-up if nobody here owns its recipient. Otherwise it
 * costs the smaller one of two sets: the owners, and the listeners of the channel. Memory grows
 * with the channels and the ownership refs of the listeners, and with the window; all of it is
 * bounded.
 */
@Singleton
public final class Hub {
  private static final Logger LOG = Logger.getLogger(Hub.class);

  /** The number of listeners of a signal that could not be delivered. */
  private static final int FAILED = -1;

  /**
   * Maximum signals under one acquisition of the lock. Others wait meanwhile, up to some
   * milliseconds if many listeners own the recipients and are not on the channel.
   */
  private static final int MOST_AT_ONCE = 64;

  private final Subscriptions subscriptions = new Subscriptions();
  private final Positions positions = new Positions();
  private final WaitingResumptions waiting;
  private final ResumptionLimits rates;
  private final ReplayWindow window;
  private final Replay replay;
  private final HubMetrics metrics;

  Hub(ReplayConfig config, ResumptionConfig resumptions, HubMetrics metrics) {
    this.window = new ReplayWindow(config.size().asLongValue(), config.age(), config.shards());
    this.waiting = new WaitingResumptions(resumptions);
    this.rates = new ResumptionLimits(resumptions);
    this.replay = new Replay(window, positions, metrics);
    this.metrics = metrics;
    metrics.watchWindow(this::windowBytes);
  }

  /** Returns a throttle for the resumptions of one connection. */
  public Throttle newThrottle() {
    return rates.ofOneConnection();
  }

  /** Subscribes a listener to the live signals of a channel. Idempotent. */
  public synchronized void subscribe(Listener listener, String channel) {
    subscriptions.add(listener, channel);
  }

  /**
   * Subscribes a listener from a position on. The listener is offered the signals that it missed
   * and is then notified. If the position is ahead of this instance, the resumption waits until
   * this instance has reached it, for some seconds at most. Beyond the rate limit of a user, the
   * window is not searched.
   */
  public synchronized void resume(Resumption resumption) {
    waiting.remove(resumption);
    resumption
        .since()
        .filter(text -> rates.allow(resumption))
        .flatMap(positions::read)
        .ifPresentOrElse(since -> resume(resumption, since), () -> subscribe(resumption, false));
  }

  /** A listener that is already subscribed gets live signals, so nothing is replayed to it. */
  private void resume(Resumption resumption, Position since) {
    if (isSubscribed(resumption) || !window.covers(since, resumption.channels())) {
      subscribe(resumption, false);
    } else if (positions.now().reaches(since)) {
      boolean recovered = replay.offerMissed(resumption, since);
      subscribe(resumption, recovered);
    } else if (!resumption.isWithinTimeout() || !waiting.add(resumption, since)) {
      subscribe(resumption, false);
    }
  }

  /** Unsubscribes a listener. Does nothing if there is no subscription. */
  public synchronized void unsubscribe(Listener listener, String channel) {
    waiting.remove(listener, channel);
    subscriptions.remove(listener, channel);
  }

  /** Replaces the ownership refs of a listener without a gap in its subscriptions. */
  public synchronized void changeOwnershipRefs(Listener listener, Set<String> refs) {
    subscriptions.changeOwnershipRefs(listener, refs);
  }

  /**
   * Sends the current position to these listeners. Each gets it behind every frame that was offered
   * up to it and before every later frame, because passing a record and offering its frame is one
   * step under the same lock. Outside of the lock, a client could get signals in between: it would
   * get them again after its next connection. Nothing is delivered during the call, so the caller
   * limits the number of listeners.
   */
  public synchronized void sendPositions(
      Collection<? extends Listener> listeners, Duration staleness) {
    String position = positions.text(positions.now());
    try (var update = PositionUpdate.of(position, staleness)) {
      listeners.forEach(listener -> listener.sendPosition(update));
    }
  }

  /** Starts a partition at this offset and returns its number. */
  public synchronized int startPartition(Uuid topic, int partition, long offset) {
    int number = positions.add(topic, partition, offset);
    window.begin(number, offset);
    return number;
  }

  /**
   * Delivers signals in order, under one acquisition of the lock, up to and including the first one
   * that has listeners, {@value #MOST_AT_ONCE} at most. Acquiring the lock costs more than a signal
   * without listeners. Stops before a signal that is larger than the room, but always delivers the
   * first one.
   *
   * @param signals one at least
   * @param room in bytes
   */
  public synchronized Delivered deliver(List<Signal> signals, long room) {
    int most = Math.min(signals.size(), MOST_AT_ONCE);
    int count = 0;
    int failed = 0;
    int listeners;
    do {
      listeners = deliver(signals.get(count));
      count++;
      failed += listeners < 0 ? 1 : 0;
    } while (listeners <= 0 && count < most && signals.get(count).size() <= room);
    return new Delivered(count, failed, Math.max(0, listeners));
  }

  /**
   * Offers the signal to its listeners and returns their number; a failure drops this signal only,
   * and the result is {@link #FAILED}.
   */
  synchronized int deliver(Signal signal) {
    try {
      window.add(signal);
      positions.passed(signal.partition(), signal.offset());
      return offer(signal);
    } catch (RuntimeException e) {
      LOG.warnf(
          e, "signal dropped channel=%s offset=%d", signal.address().channel(), signal.offset());
      metrics.failed();
      return FAILED;
    }
  }

  /**
   * The result of a delivery.
   *
   * @param count of signals that were taken
   * @param failed of these, signals that were dropped because of a failure
   * @param listeners of the last signal; the others have none
   */
  public record Delivered(int count, int failed, int listeners) {}

  /**
   * Evicts old signals and continues waiting resumptions. Must be called regularly, also without
   * new records.
   */
  public synchronized void settle(long now) {
    window.trim(now);
    if (!waiting.isEmpty()) {
      waiting.takeReached(positions.now()).forEach(one -> resume(one.resumption(), one.since()));
    }
  }

  /**
   * Advances the position to this offset, also past offsets without a record, such as the marker
   * that ends a transaction.
   */
  public synchronized void passed(int partition, long offset) {
    positions.passed(partition, offset - 1);
  }

  /**
   * Continues a partition at this offset, without the unread records before it. Notifies every
   * listener whose client supports it that signals may be missing.
   */
  public synchronized void lost(int partition, long offset) {
    window.begin(partition, Math.max(offset, positions.now().next(partition)));
    positions.passed(partition, offset - 1);
    notifyPossibleLoss();
  }

  /**
   * Retires partitions whose topic no longer exists; records of it that were not read are lost.
   * Notifies every listener whose client supports it once.
   */
  public synchronized void retire(Collection<Integer> partitions) {
    positions.retire(partitions);
    partitions.forEach(window::retire);
    notifyPossibleLoss();
  }

  public synchronized int subscribers(String channel) {
    return subscriptions.count(channel);
  }

  synchronized long windowBytes() {
    return window.bytes();
  }

  synchronized int windowSize() {
    return window.size();
  }

  private void notifyPossibleLoss() {
    String position = positions.text(positions.now());
    subscriptions.forEachChannel(
        (channel, everyone) ->
            everyone.forEach(one -> one.subscribed(List.of(channel.toString()), position, false)));
  }

  private void subscribe(Resumption resumption, boolean recovered) {
    resumption.channels().forEach(channel -> subscribe(resumption.listener(), channel));
    metrics.resumed(recovered);
    resumption
        .listener()
        .subscribed(resumption.channels(), positions.text(positions.now()), recovered);
  }

  private boolean isSubscribed(Resumption resumption) {
    return resumption.channels().stream()
        .anyMatch(name -> subscriptions.contains(resumption.listener(), name));
  }

  private int offer(Signal signal) {
    Collection<Listener> listeners = subscriptions.of(signal.address());
    if (!listeners.isEmpty()) {
      offerTo(listeners, new SignalFrame(signal, () -> positions.text(positions.now())));
    }
    return listeners.size();
  }

  private static void offerTo(Collection<Listener> listeners, SignalFrame frame) {
    try {
      listeners.forEach(listener -> offerTo(listener, frame));
    } finally {
      frame.release();
    }
  }

  /** Reports a frame that cannot be offered as lost; the client can get it from the window. */
  private static void offerTo(Listener listener, SignalFrame frame) {
    try {
      listener.offer(frame);
    } catch (RuntimeException e) {
      LOG.debugf("frame lost reason=%s", e.toString());
      listener.lost();
    }
  }
}
