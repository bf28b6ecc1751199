package io.heliograph.signals.connection;

import io.heliograph.signals.admission.Renewed;
import io.heliograph.signals.admission.Throttle;
import io.heliograph.signals.admission.Visitor;
import io.heliograph.signals.connection.Refreshes.Refresh;
import io.heliograph.signals.fanout.Encodings;
import io.heliograph.signals.fanout.Format;
import io.heliograph.signals.fanout.Frame;
import io.heliograph.signals.fanout.Resumption;
import io.heliograph.signals.fanout.TextFrames;
import io.heliograph.signals.subscription.ClientCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One open socket and what it subscribed to. Its commands come one after the other, on its event
 * loop; frames come from any thread.
 */
final class Subscriber implements Reader {
  private static final int FEW = 2;

  private final Rules rules;
  private final Outbound outbound;
  private final Pulse pulse;
  private final Throttle resumptions;
  private final Set<String> channels = new HashSet<>(FEW);
  private final Refreshes refreshes = new Refreshes();
  private boolean left;
  private volatile Visitor visitor;
  private volatile Set<String> ownershipRefs;
  private volatile Format format = Format.STOCK;

  Subscriber(Visitor visitor, Rules rules, Outbound outbound) {
    this.visitor = visitor;
    this.ownershipRefs = Refs.of(visitor.user());
    this.rules = rules;
    this.outbound = outbound;
    this.pulse = rules.newPulse();
    this.resumptions = rules.hub().newThrottle();
  }

  @Override
  public Set<String> ownershipRefs() {
    return ownershipRefs;
  }

  @Override
  public String user() {
    return visitor.user().ref().toString();
  }

  @Override
  public Pulse pulse() {
    return pulse;
  }

  @Override
  public Instant expiresAt() {
    return visitor.expiresAt();
  }

  @Override
  public Outbound outbound() {
    return outbound;
  }

  @Override
  public void offer(Frame frame) {
    outbound.offer(frame.in(format), frame.happened());
  }

  @Override
  public Room room() {
    return outbound.room();
  }

  @Override
  public void subscribed(Collection<String> names, String position, boolean recovered) {
    if (wantsPositions()) {
      names.forEach(name -> say(Words.subscribed(name, position, recovered)));
    }
  }

  /** Who is slow to take what comes before the ping is there all the same. */
  @Override
  public void ping() {
    if (outbound.isBusy()) {
      pulse.heard();
    }
    outbound.offer(TextFrames.PING.duplicate());
  }

  @Override
  public boolean wantsPositions() {
    return format == Format.RESUMABLE;
  }

  @Override
  public void tellPosition(Encodings here) {
    outbound.offer(here.in(format));
  }

  @Override
  public void tellDraining(Duration within) {
    if (wantsPositions()) {
      say(Words.draining(within.toMillis()));
    }
  }

  /**
   * One that comes after the socket has left is of no use, and what it adds would stay for ever.
   */
  void obey(ClientCommand command) {
    if (!left) {
      handle(command);
    }
  }

  private void handle(ClientCommand command) {
    switch (command) {
      case ClientCommand.Subscribe(String channel) -> subscribe(channel);
      case ClientCommand.Resume(String channel, String since) -> resume(channel, since);
      case ClientCommand.Unsubscribe(String channel) -> unsubscribe(channel);
      case ClientCommand.Refresh(String token) -> refresh(token);
    }
  }

  /** The socket is gone. On its event loop as well, so no command is being handled meanwhile. */
  void leave() {
    left = true;
    refreshes.forget();
    List.copyOf(channels).forEach(this::unsubscribe);
    outbound.release();
  }

  private void subscribe(String channel) {
    if (mayHear(channel)) {
      channels.add(channel);
      rules.hub().subscribe(this, channel);
    }
  }

  private void resume(String channel, @Nullable String since) {
    format = Format.RESUMABLE;
    if (mayResume() && mayHear(channel)) {
      channels.add(channel);
      rules.hub().resume(new Resumption(this, Set.of(channel), since));
    }
  }

  private boolean mayResume() {
    boolean slowly = resumptions.allows(System.nanoTime());
    if (!slowly) {
      outbound.close(Closing.ABUSE);
    }
    return slowly;
  }

  private boolean mayHear(String channel) {
    if (!rules.allow(visitor, channel)) {
      refuse(Closing.FORBIDDEN, "The channel %s is not for you".formatted(channel));
      return false;
    }
    boolean fits = channels.contains(channel) || channels.size() < rules.maxSubscriptions();
    if (!fits) {
      outbound.close(Closing.ABUSE);
    }
    return fits;
  }

  private void unsubscribe(String channel) {
    if (channels.remove(channel)) {
      rules.hub().unsubscribe(this, channel);
    }
  }

  private void refresh(String token) {
    format = Format.RESUMABLE;
    refreshes.add(token).ifPresent(this::verify);
  }

  private void verify(Refresh refresh) {
    rules
        .verify(refresh.token(), visitor.user())
        .subscribe()
        .with(
            renewed -> conclude(() -> renew(renewed, refresh.answers())),
            refused -> conclude(() -> refuse(refused, refresh.answers())));
  }

  /** What comes of the next one is heard of in a later turn of the event loop, so after this. */
  private void conclude(Runnable outcome) {
    outbound.onEventLoop(
        () -> {
          refreshes.next().ifPresent(this::verify);
          outcome.run();
        });
  }

  private void renew(Renewed renewed, int answers) {
    visitor = new Visitor(renewed.user(), renewed.expiresAt());
    rules.hub().regroup(this, channels, () -> ownershipRefs = Refs.of(renewed.user()));
    List.copyOf(channels).stream()
        .filter(channel -> !rules.allow(visitor, channel))
        .forEach(this::withdraw);
    say(Words.refreshed(renewed.expiresAt()), answers);
  }

  private void refuse(Throwable refusal, int answers) {
    say(Words.refused(Closing.EXPIRED, String.valueOf(refusal.getMessage())), answers);
  }

  private void withdraw(String channel) {
    unsubscribe(channel);
    refuse(Closing.FORBIDDEN, "The channel %s is no longer for you".formatted(channel));
  }

  /**
   * Who cannot be told in words is told by the end; but Backstage's client asks for notifications
   * also for a guest, and would come back and ask again, for ever.
   */
  private void refuse(Closing why, String detail) {
    if (wantsPositions()) {
      say(Words.refused(why, detail));
    } else if (!visitor.isAnonymous()) {
      outbound.close(why);
    }
  }

  private void say(String words) {
    outbound.offer(() -> TextFrames.of(words));
  }

  private void say(String words, int times) {
    IntStream.range(0, times).forEach(time -> say(words));
  }
}
