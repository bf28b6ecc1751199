package io.heliograph.web.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests connection time-outs with a clock that the test advances. */
class ConnectionTimeoutsTest {
  private static final Duration HEAD = Duration.ofSeconds(10);
  private static final Duration BODY = Duration.ofSeconds(4);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private long now = Long.MAX_VALUE - 5_000_000_000L;
  private final ByteBudget heads = new ByteBudget(2 * IncompleteHead.SMALL);
  private final ConnectionTimeouts timeouts =
      new ConnectionTimeouts(HEAD.toNanos(), BODY.toNanos(), heads, () -> now);
  private final EmbeddedChannel connection = new EmbeddedChannel();

  ConnectionTimeoutsTest() {
    connection.freezeTime();
    connection.pipeline().addLast(timeouts);
  }

  @Nested
  class Heads {
    @Test
    void aConnectionThatSendsNothingIsClosed() {
      pass(HEAD.minus(MOMENT));
      assertOpen();

      pass(MOMENT);
      assertClosed();
    }

    @Test
    void aHeadThatArrivesByteByByteHasNoMoreTime() {
      decode();
      send("GET / HTTP/1.1\r\n");
      pass(HEAD.minus(MOMENT));
      send("X: y\r\n");
      assertOpen();

      pass(MOMENT);
      assertClosed();
    }

    @Test
    void aFurtherHeadHasAsLongAsTheFirst() {
      decode();
      send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      pass(HEAD.multipliedBy(3));
      send("G");
      pass(HEAD.minus(MOMENT));
      assertOpen();

      pass(MOMENT);
      assertClosed();
    }

    @Test
    void aConnectionThatIsQuietBetweenTwoRequestsIsKept() {
      decode();
      send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

      pass(HEAD.multipliedBy(10));

      assertOpen();
    }

    @Test
    void bytesThatAreNoHttp1HaveNoHead() {
      decode();
      send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      connection.pipeline().remove("httpDecoder");
      send("a frame of a WebSocket");

      pass(HEAD.multipliedBy(10));

      assertOpen();
    }
  }

  @Nested
  class LargeHeads {
    private static final String HALF_A_HEAD =
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(IncompleteHead.SMALL);

    @Test
    void anIncompleteOneTakesItsBytesUntilItIsComplete() {
      decode();
      send(HALF_A_HEAD);
      assertThat(heads.held()).isEqualTo(HALF_A_HEAD.length());

      send("\r\n\r\n");

      assertThat(heads.held()).isZero();
      assertOpen();
    }

    @Test
    void oneThatFindsNoRoomIsClosed() {
      assertThat(heads.tryTake(IncompleteHead.SMALL + 1)).isTrue();
      decode();

      send(HALF_A_HEAD);

      assertClosed();
      assertThat(heads.held()).isEqualTo(IncompleteHead.SMALL + 1);
    }

    @Test
    void smallAndCompleteOnesNeedNoRoom() {
      assertThat(heads.tryTake(2 * IncompleteHead.SMALL)).isTrue();
      decode();

      send("GET / HTTP/1.1\r\n");
      send("Host: a\r\n\r\n");
      send(HALF_A_HEAD + "\r\n\r\n");

      assertOpen();
    }

    @Test
    void aClosedConnectionReturnsItsBytes() {
      decode();
      send(HALF_A_HEAD);

      connection.close().syncUninterruptibly();

      assertThat(heads.held()).isZero();
    }
  }

  @Nested
  class Bodies {
    @Test
    void aBodyThatDoesNotArriveIsLateAfterItsOwnTimeout() {
      decode();
      send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");
      pass(BODY.minus(MOMENT));
      assertOpen();

      pass(MOMENT);
      assertClosed();
    }

    @Test
    void aBodyThatKeepsArrivingIsNotLate() {
      decode();
      send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");

      for (int i = 0; i < 5; i++) {
        send("x".repeat((int) BodyArrival.LEAST_BYTES));
        pass(BODY);
      }

      assertOpen();
    }

    @Test
    void aBodyOfTooFewBytesInAnIntervalIsLate() {
      decode();
      send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");
      send("x".repeat((int) BodyArrival.LEAST_BYTES));
      pass(BODY);
      send("x".repeat((int) BodyArrival.LEAST_BYTES - 1));

      pass(BODY);

      assertClosed();
    }

    @Test
    void aCompleteBodyIsNotLate() {
      decode();
      send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");

      pass(HEAD.multipliedBy(10));

      assertOpen();
    }

    @Test
    void aClientIsNotLateWhileItsConnectionIsNotRead() {
      decode();
      send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");
      connection.config().setAutoRead(false);
      pass(BODY.multipliedBy(3));
      assertOpen();

      connection.config().setAutoRead(true);
      pass(BODY);
      assertClosed();
    }

    @Test
    void aBodyOfAFurtherRequestIsLate() {
      decode();
      send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
      pass(HEAD.multipliedBy(2));
      send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\nx");

      pass(BODY);

      assertClosed();
    }
  }

  @Nested
  class Http2 {
    @Test
    void aLateBodyIsResetAfterItsOwnTimeoutAndTheConnectionIsKept() {
      FakeRequest request = FakeRequest.post();
      timeouts.begun(request.request());

      pass(BODY);

      assertThat(request.reset()).isPresent();
      assertOpen();
    }

    @Test
    void anAnsweredRequestIsNotReset() {
      FakeRequest request = FakeRequest.post();
      BodyArrival body = timeouts.begun(request.request());

      timeouts.answered(body);
      pass(HEAD.multipliedBy(2));

      assertThat(request.reset()).isEmpty();
      assertOpen();
    }

    @Test
    void afterTheFirstRequestNoHeadIsAwaited() {
      timeouts.begun(FakeRequest.get().request());
      send("a frame");

      pass(HEAD.multipliedBy(2));

      assertOpen();
    }
  }

  @Test
  void aClosedConnectionLeavesNothingScheduled() {
    connection.close().syncUninterruptibly();

    assertThat(connection.runScheduledPendingTasks()).isEqualTo(-1);
  }

  /** Adds the decoder under the name that Vert.x uses, and the observer of its messages. */
  private void decode() {
    var options = new HttpServerOptions().setMaxHeaderSize(4 * IncompleteHead.SMALL);
    ChannelHandler decoder = new StrictRequestDecoder(options);
    connection.pipeline().addLast("httpDecoder", decoder);
    connection.pipeline().addLast(new MessageObserver(timeouts));
  }

  private void send(String bytes) {
    connection.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
  }

  private void pass(Duration time) {
    now += time.toNanos();
    connection.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    connection.runPendingTasks();
  }

  private void assertOpen() {
    assertThat(connection.isOpen()).isTrue();
  }

  private void assertClosed() {
    assertThat(connection.isOpen()).isFalse();
  }
}
