package io.heliograph.signals.hub;

import io.heliograph.signals.encoding.SignalFrame;
import io.heliograph.signals.limits.Throttle;
import io.heliograph.signals.replay.MissedSignals;
import io.heliograph.signals.replay.Position;
import io.heliograph.signals.replay.Positions;
import io.heliograph.signals.replay.ReplayConfig;
import io.heliograph.signals.replay.ReplayWindow;
import io.heliograph.signals.replay.Signal;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

/**
 * Knows who listens to what, what was sent lately, and how far this instance has come. Any thread
 * may call it: one lock makes each call a step of its own, so that a reader who catches up gets
 * every signal either from the window or live, and none of them twice.
 *
 * <p>A signal costs a look-up, an append, and its listeners. Memory grows with subscriptions times
 * ownership refs, and with the window; all of it is bounded.
 */
@Singleton
public final class Hub {
  private static final Logger LOG = Logger.getLogger(Hub.class);

  /** Names of fields, a channel of ordinary length, an id. */
  private static final int AROUND_A_MESSAGE = 512;

  private final Subscriptions audience = new Subscriptions();
  private final Positions positions = new Positions();
  private final WaitingResumptions waiting;
  private final ResumptionLimits rates;
  private final ReplayWindow window;
  private final HubMetrics metrics;

  Hub(ReplayConfig config, ResumptionConfig resumptions, HubMetrics metrics) {
    this.window = new ReplayWindow(config.size().asLongValue(), config.age(), config.shards());
    this.waiting = new WaitingResumptions(resumptions);
    this.rates = new ResumptionLimits(resumptions);
    this.metrics = metrics;
    metrics.watchWindow(this::windowBytes);
  }

  /** Bounds the resumptions of one connection. */
  public Throttle newThrottle() {
    return rates.ofOneConnection();
  }

  /** From now on; doing it twice is harmless. */
  public synchronized void subscribe(Listener listener, String channel) {
    audience.add(listener, channel);
  }

  /**
   * From that position on. What was missed is offered first; then the listener is told. If the
   * position comes from an instance that is ahead of this one, all of it waits until this one has
   * come as far, for some seconds at most. Beyond the bounds of a user nothing is looked for.
   */
  public synchronized void resume(Resumption resumption) {
    waiting.remove(resumption);
    resumption
        .since()
        .filter(text -> rates.allow(resumption))
        .flatMap(positions::read)
        .ifPresentOrElse(since -> resume(resumption, since), () -> begin(resumption, false));
  }

  /** Who has subscribed meanwhile, or before, has got what is live. */
  private void resume(Resumption resumption, Position since) {
    if (isSubscribed(resumption) || !window.covers(since, resumption.channels())) {
      begin(resumption, false);
    } else if (positions.now().reaches(since)) {
      catchUp(resumption, since);
    } else if (!resumption.isWithinTimeout() || !waiting.add(resumption, since)) {
      begin(resumption, false);
    }
  }

  /** Harmless if there was no subscription. */
  public synchronized void unsubscribe(Listener listener, String channel) {
    waiting.remove(listener, channel);
    audience.remove(listener, channel);
  }

  /** Changes what refs the listener owns, without a gap in what it hears on these channels. */
  public synchronized void resubscribe(
      Listener listener, Collection<String> channels, Runnable change) {
    List<String> received = channels.stream().filter(name -> receives(listener, name)).toList();
    received.forEach(name -> audience.remove(listener, name));
    change.run();
    received.forEach(name -> audience.add(listener, name));
  }

  /**
   * What is said now comes after everything that was offered up to this position, and before
   * everything after it: passing a record and offering it is one step under the same lock. What is
   * said later would still not come too early, but to a reader who has got more meanwhile: it would
   * take them back, and they would get that again after their next connection. Nothing is delivered
   * while it is said, so say it to a bounded number.
   */
  public synchronized void atPosition(Consumer<String> saying) {
    saying.accept(positions.text(positions.now()));
  }

  /** The number of a partition that is read from this offset on. */
  public synchronized int begin(Uuid topic, int partition, long offset) {
    int number = positions.add(topic, partition, offset);
    window.begin(number, offset);
    return number;
  }

  /** Several steps as one, which costs as much as the first alone: keep them few and short. */
  public synchronized int inOneStep(IntSupplier steps) {
    return steps.getAsInt();
  }

  /** Offers the signal to all it is for, and answers how many they are. */
  public synchronized int deliver(Signal signal) {
    window.add(signal);
    positions.passed(signal.partition(), signal.offset());
    Set<Listener> listeners = audience.of(signal.address());
    offer(signal, listeners);
    return listeners.size();
  }

  /** The record will not be delivered. */
  public synchronized void skip(int partition, long offset) {
    positions.passed(partition, offset);
  }

  /** To be called now and then, also if nothing comes. */
  public synchronized void settle(long now) {
    window.trim(now);
    if (!waiting.isEmpty()) {
      waiting.takeReached(positions.now()).forEach(one -> resume(one.resumption(), one.since()));
    }
  }

  /** What lies before the offset was passed, records or not: transactions end with a mark. */
  public synchronized void passed(int partition, long offset) {
    positions.passed(partition, offset - 1);
  }

  /**
   * Kafka no longer has what comes next in this partition: it goes on here, and everybody who can
   * be told is told that something is missing.
   */
  public synchronized void lost(int partition, long offset) {
    window.begin(partition, Math.max(offset, positions.now().next(partition)));
    positions.passed(partition, offset - 1);
    notifyPossibleLoss();
  }

  /**
   * The topic of these partitions no longer exists; what was not read of it is lost. Everybody who
   * can be told is told once.
   */
  public synchronized void retire(Collection<Integer> partitions) {
    positions.retire(partitions);
    partitions.forEach(window::retire);
    notifyPossibleLoss();
  }

  public synchronized int subscribers(String channel) {
    return audience.everyone(channel).size();
  }

  synchronized long windowBytes() {
    return window.bytes();
  }

  synchronized int windowSize() {
    return window.size();
  }

  private void notifyPossibleLoss() {
    String position = positions.text(positions.now());
    audience.forEachChannel(
        (channel, everyone) ->
            everyone.forEach(one -> one.subscribed(List.of(channel), position, false)));
  }

  private void catchUp(Resumption resumption, Position since) {
    MissedSignals missed = missed(resumption, since);
    begin(resumption, !missed.isTooMuch() && isReplayed(resumption, missed.signals(), since));
  }

  /** What is too much for one connection would close it, again and again. */
  private MissedSignals missed(Resumption resumption, Position since) {
    Listener listener = resumption.listener();
    int around = positions.text(positions.now()).length() + AROUND_A_MESSAGE;
    var missed = new MissedSignals(listener.room().frames(), listener.room().bytes(), around);
    for (String channel : resumption.channels()) {
      Subscriptions.addresses(listener, channel).forEach(one -> window.collect(since, one, missed));
    }
    return missed;
  }

  /** If it cannot be encoded, the reader is told so. */
  private boolean isReplayed(Resumption resumption, List<Signal> missed, Position since) {
    try {
      replay(resumption.listener(), missed, since);
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warnf("a replay was given up reason=%s", e.toString());
      return false;
    }
  }

  private void replay(Listener listener, List<Signal> missed, Position since) {
    Position position = since;
    for (Signal signal : missed) {
      position = position.past(signal);
      Position after = position;
      var frame = new SignalFrame(signal, () -> positions.text(after));
      try {
        listener.offer(frame);
      } finally {
        frame.release();
      }
    }
    metrics.replayed(missed.size());
  }

  private void begin(Resumption resumption, boolean recovered) {
    resumption.channels().forEach(channel -> subscribe(resumption.listener(), channel));
    metrics.resumed(recovered);
    resumption
        .listener()
        .subscribed(resumption.channels(), positions.text(positions.now()), recovered);
  }

  private boolean isSubscribed(Resumption resumption) {
    return resumption.channels().stream().anyMatch(name -> receives(resumption.listener(), name));
  }

  private boolean receives(Listener listener, String channel) {
    return audience.everyone(channel).contains(listener);
  }

  private void offer(Signal signal, Set<Listener> listeners) {
    if (!listeners.isEmpty()) {
      offerTo(listeners, new SignalFrame(signal, () -> positions.text(positions.now())));
    }
  }

  private static void offerTo(Collection<Listener> listeners, SignalFrame frame) {
    try {
      listeners.forEach(listener -> offerTo(listener, frame));
    } finally {
      frame.release();
    }
  }

  /** What does not reach a listener now is in the window, from where they can get it. */
  private static void offerTo(Listener listener, SignalFrame frame) {
    try {
      listener.offer(frame);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.debugf("frame lost reason=%s", e.toString());
      listener.lost();
    }
  }
}
