package io.heliograph.signals.websocket;

import io.heliograph.signals.admission.RenewedToken;
import io.heliograph.signals.connection.ConnectionContext;
import io.heliograph.signals.connection.Outbound;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.ControlMessages;
import io.heliograph.signals.encoding.WebSocketEncoder;
import io.heliograph.signals.permits.ConnectionPermit;
import io.heliograph.signals.websocket.TokenRefreshQueue.PendingRefresh;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Verifies the new tokens of one socket, one after the other, and answers each of them. Only for
 * the event loop of the socket.
 */
final class TokenRefreshes {
  private static final String NO_MEMORY =
      ControlMessages.refused(
          CloseCode.OVERLOADED, "There is no memory for the groups of this token, try again");

  private final ConnectionPermit permit;
  private final ConnectionContext context;
  private final Outbound outbound;
  private final Predicate<RenewedToken> renewal;
  private final TokenRefreshQueue queue = new TokenRefreshQueue();

  /**
   * Creates the refreshes of one socket.
   *
   * @param permit of the user whose tokens are accepted
   * @param renewal continues with a token; returns false if there is no memory for its groups
   */
  TokenRefreshes(
      ConnectionPermit permit,
      ConnectionContext context,
      Outbound outbound,
      Predicate<RenewedToken> renewal) {
    this.permit = permit;
    this.context = context;
    this.outbound = outbound;
    this.renewal = renewal;
  }

  void add(String token) {
    queue.add(token).ifPresent(this::verify);
  }

  /** Drops the waiting token after the socket has closed. */
  void clear() {
    queue.clear();
  }

  private void verify(PendingRefresh refresh) {
    context
        .verify(refresh.token(), permit.client().user())
        .subscribe()
        .with(
            renewed -> finish(() -> renew(renewed, refresh)),
            refused -> finish(() -> refuse(refused, refresh)));
  }

  /**
   * Starts the next verification and runs the outcome of this one. The outcome of the next one runs
   * in a later task of the event loop, so the order is kept.
   */
  private void finish(Runnable outcome) {
    outbound.onEventLoop(
        () -> {
          queue.next().ifPresent(this::verify);
          outcome.run();
        });
  }

  private void renew(RenewedToken renewed, PendingRefresh refresh) {
    boolean fits = renewal.test(renewed);
    send(fits ? ControlMessages.refreshed(renewed.expiresAt()) : NO_MEMORY, refresh.answers());
  }

  private void refuse(Throwable refused, PendingRefresh refresh) {
    String detail = String.valueOf(refused.getMessage());
    send(ControlMessages.refused(CloseCode.EXPIRED, detail), refresh.answers());
  }

  private void send(String message, int times) {
    IntStream.range(0, times).forEach(time -> outbound.offer(() -> WebSocketEncoder.of(message)));
  }
}
