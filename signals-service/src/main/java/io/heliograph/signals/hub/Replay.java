package io.heliograph.signals.hub;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.signals.encoding.SignalFrame;
import io.heliograph.signals.replay.Address;
import io.heliograph.signals.replay.MissedSignals;
import io.heliograph.signals.replay.Position;
import io.heliograph.signals.replay.Positions;
import io.heliograph.signals.replay.ReplayWindow;
import io.heliograph.signals.replay.Signal;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Replays missed signals from the window to one listener. Used under the hub's lock. */
final class Replay {
  private static final Logger LOG = Logger.getLogger(Replay.class);

  /** Estimated bytes of a frame beside its message: field names, an average channel name, an id. */
  private static final int AROUND_A_MESSAGE = 512;

  private final ReplayWindow window;
  private final Positions positions;
  private final HubMetrics metrics;

  Replay(ReplayWindow window, Positions positions, HubMetrics metrics) {
    this.window = window;
    this.positions = positions;
    this.metrics = metrics;
  }

  /**
   * Offers the signals after this position to the listener. Returns false if some are missing: they
   * exceed the room of the connection, or one cannot be offered.
   */
  boolean offerMissed(Resumption resumption, Position since) {
    MissedSignals missed = missed(resumption, since);
    return !missed.isTooMuch() && offerAll(resumption.listener(), missed.signals(), since);
  }

  /**
   * Collects missed signals up to the limit of the connection. A larger replay would close the
   * connection at every attempt.
   */
  private MissedSignals missed(Resumption resumption, Position since) {
    Listener listener = resumption.listener();
    int around = positions.text(positions.now()).length() + AROUND_A_MESSAGE;
    var missed = new MissedSignals(listener.room().frames(), listener.room().bytes(), around);
    for (String channel : resumption.channels()) {
      addresses(listener, channel).forEach(one -> window.collect(since, one, missed));
    }
    return missed;
  }

  /** Returns the addresses of a listener on a channel, including the address of broadcasts. */
  private static Stream<Address> addresses(Listener listener, String channel) {
    return Stream.concat(Stream.of(SignalHeaders.EVERYONE), listener.ownershipRefs().all().stream())
        .map(ref -> Address.of(channel, ref));
  }

  private boolean offerAll(Listener listener, List<Signal> missed, Position since) {
    try {
      offer(listener, missed, since);
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("replay aborted reason=%s", e.toString());
      return false;
    }
  }

  private void offer(Listener listener, List<Signal> missed, Position since) {
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
}
