package io.heliograph.notifications.postgres;

import io.heliograph.log.DurationText;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Closes a connection if its server is silent; removed when the connection is set up. */
final class SetUpTimeout extends ReadTimeoutHandler {
  static final String NAME = "set-up-timeout";

  private static final Logger LOG = Logger.getLogger(SetUpTimeout.class);

  private final Duration timeout;

  SetUpTimeout(Duration timeout) {
    super(timeout.toMillis(), TimeUnit.MILLISECONDS);
    this.timeout = timeout;
  }

  @Override
  protected void readTimedOut(ChannelHandlerContext context) {
    LOG.debugf(
        "postgresql does not answer, connection attempt abandoned after=%s",
        DurationText.of(timeout));
    var _ = context.close();
  }
}
