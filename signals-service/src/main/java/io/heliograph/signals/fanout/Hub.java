package io.heliograph.signals.fanout;

import io.heliograph.signals.admission.Throttle;
import io.heliograph.signals.recovery.Missed;
import io.heliograph.signals.recovery.Position;
import io.heliograph.signals.recovery.Positions;
import io.heliograph.signals.recovery.Signal;
import io.heliograph.signals.recovery.Window;
import io.heliograph.signals.recovery.WindowConfig;
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

  private final Audience audience = new Audience();
  private final Positions positions = new Positions();
  private final WaitingResumptions waiting;
  private final ResumptionRates rates;
  private final Window window;
  private final FanOutMetrics metrics;

  Hub(WindowConfig config, ResumptionConfig resumptions, FanOutMetrics metrics) {
    this.window = new Window(config.size().asLongValue(), config.age(), config.shards());
    this.waiting = new WaitingResumptions(resumptions);
    this.rates = new ResumptionRates(resumptions);
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
    } else if (!resumption.isPatient() || !waiting.add(resumption, since)) {
      begin(resumption, false);
    }
  }

  /** Harmless if there was no subscription. */
  public synchronized void unsubscribe(Listener listener, String channel) {
    waiting.remove(listener, channel);
    audience.remove(listener, channel);
  }

  /** Changes what refs the listener owns, without a gap in what it hears on these channels. */
  public synchronized void regroup(
      Listener listener, Collection<String> channels, Runnable change) {
    List<String> heard = channels.stream().filter(name -> hears(listener, name)).toList();
    heard.forEach(name -> audience.remove(listener, name));
    change.run();
    heard.forEach(name -> audience.add(listener, name));
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
  synchronized int begin(Uuid topic, int partition, long offset) {
    int number = positions.add(topic, partition, offset);
    window.begin(number, offset);
    return number;
  }

  /** Several steps as one, which costs as much as the first alone: keep them few and short. */
  synchronized int together(IntSupplier steps) {
    return steps.getAsInt();
  }

  /** Offers the signal to all it is for, and answers how many they are. */
  synchronized int deliver(Signal signal) {
    window.add(signal);
    positions.passed(signal.partition(), signal.offset());
    Set<Listener> listeners = audience.of(signal.address());
    offer(signal, listeners);
    return listeners.size();
  }

  /** The record will not be delivered. */
  synchronized void skip(int partition, long offset) {
    positions.passed(partition, offset);
  }

  /** To be called now and then, also if nothing comes. */
  synchronized void settle(long now) {
    window.trim(now);
    if (!waiting.isEmpty()) {
      waiting
          .takeThoseBehind(positions.now())
          .forEach(one -> resume(one.resumption(), one.since()));
    }
  }

  /** What lies before the offset was passed, records or not: transactions end with a mark. */
  synchronized void passed(int partition, long offset) {
    positions.passed(partition, offset - 1);
  }

  /**
   * Kafka no longer has what comes next in this partition: it goes on here, and everybody who can
   * be told is told that something is missing.
   */
  synchronized void lost(int partition, long offset) {
    window.begin(partition, Math.max(offset, positions.now().next(partition)));
    positions.passed(partition, offset - 1);
    tellThatSomethingMayBeMissing();
  }

  /**
   * The topic of these partitions no longer exists; what was not read of it is lost. Everybody who
   * can be told is told once.
   */
  synchronized void retire(Collection<Integer> partitions) {
    positions.retire(partitions);
    partitions.forEach(window::retire);
    tellThatSomethingMayBeMissing();
  }

  synchronized int subscribers(String channel) {
    return audience.everyone(channel).size();
  }

  synchronized long windowBytes() {
    return window.bytes();
  }

  synchronized int windowSize() {
    return window.size();
  }

  private void tellThatSomethingMayBeMissing() {
    String position = positions.text(positions.now());
    audience.forEachChannel(
        (channel, everyone) ->
            everyone.forEach(one -> one.subscribed(List.of(channel), position, false)));
  }

  private void catchUp(Resumption resumption, Position since) {
    Missed missed = missed(resumption, since);
    begin(resumption, !missed.isTooMuch() && isReplayed(resumption, missed.signals(), since));
  }

  /** What is too much for one connection would close it, again and again. */
  private Missed missed(Resumption resumption, Position since) {
    Listener listener = resumption.listener();
    int around = positions.text(positions.now()).length() + AROUND_A_MESSAGE;
    var missed = new Missed(listener.room().frames(), listener.room().bytes(), around);
    for (String channel : resumption.channels()) {
      Audience.addresses(listener, channel).forEach(one -> window.collect(since, one, missed));
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
      var frame = new Frame(signal, () -> positions.text(after));
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
    return resumption.channels().stream().anyMatch(name -> hears(resumption.listener(), name));
  }

  private boolean hears(Listener listener, String channel) {
    return audience.everyone(channel).contains(listener);
  }

  private void offer(Signal signal, Set<Listener> listeners) {
    if (!listeners.isEmpty()) {
      offerTo(listeners, new Frame(signal, () -> positions.text(positions.now())));
    }
  }

  private static void offerTo(Collection<Listener> listeners, Frame frame) {
    try {
      listeners.forEach(listener -> offerTo(listener, frame));
    } finally {
      frame.release();
    }
  }

  /** What does not reach a listener now is in the window, from where they can get it. */
  private static void offerTo(Listener listener, Frame frame) {
    try {
      listener.offer(frame);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.debugf("frame lost reason=%s", e.toString());
      listener.lost();
    }
  }
}
