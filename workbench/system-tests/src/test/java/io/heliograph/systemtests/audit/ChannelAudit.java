package io.heliograph.systemtests.audit;

import io.heliograph.systemtests.audit.Entry.Since;
import io.heliograph.systemtests.audit.Finding.Kind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Checks the entries of one page for one channel. */
final class ChannelAudit {
  private final String channel;
  private final PageAudit page;
  private final Set<Integer> onThisConnection = new HashSet<>();

  /** Signals since an unanswered subscription. Their period is unknown until the server answers. */
  private final Set<Integer> unanswered = new LinkedHashSet<>();

  private GaplessPeriod period = GaplessPeriod.unannounced();
  private State state = State.OFF;

  private enum State {
    OFF,
    ASKED,
    IN_FORCE,
    LEAVING
  }

  ChannelAudit(String channel, PageAudit page) {
    this.channel = channel;
    this.page = page;
  }

  void connected() {
    onThisConnection.clear();
    state = State.OFF;
  }

  void asked(Since since) {
    if (since == Since.UNSAID) {
      begin(GaplessPeriod.unannounced());
    }
    state = since == Since.UNSAID ? State.IN_FORCE : State.ASKED;
  }

  void subscribed(boolean recovered, int published) {
    if (recovered) {
      unanswered.forEach(this::append);
    } else {
      begin(GaplessPeriod.from(published));
    }
    unanswered.clear();
    state = state == State.LEAVING ? State.LEAVING : State.IN_FORCE;
  }

  void heard(int number) {
    if (state == State.OFF) {
      page.add(Kind.FOREIGN, channel, number);
    } else if (!onThisConnection.add(number)) {
      page.add(Kind.TWICE, channel, number);
    } else if (state == State.ASKED) {
      await(number);
    } else {
      append(number);
    }
  }

  private void await(int number) {
    if (!unanswered.add(number)) {
      page.add(Kind.TWICE, channel, number);
    }
  }

  private void append(int number) {
    if (!period.add(number)) {
      page.add(Kind.TWICE, channel, number);
    }
  }

  void left() {
    state = State.LEAVING;
  }

  void end() {
    check(state == State.IN_FORCE);
  }

  private void begin(GaplessPeriod next) {
    check(false);
    period = next;
  }

  private void check(boolean untilTheEnd) {
    for (Signal.Stream stream : page.ledger().streams(channel, page.recipients())) {
      new StreamAudit(page.ledger().numbers(stream), period.heardOf(stream, page.ledger()))
          .check(period.start(), untilTheEnd, (kind, number) -> page.add(kind, channel, number));
    }
  }
}
