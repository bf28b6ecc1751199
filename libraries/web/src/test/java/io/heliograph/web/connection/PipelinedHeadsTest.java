package io.heliograph.web.connection;

import static io.heliograph.web.connection.TimedConnection.HEAD;
import static io.heliograph.web.connection.TimedConnection.MOMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests heads that begin in the read that ends the request before them. */
class PipelinedHeadsTest {
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String CHUNKED =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n";
  private static final String HALF_A_HEAD = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
  private static final String LARGE_HALF = HALF_A_HEAD + "x".repeat(IncompleteHead.SMALL);
  private static final Duration LONG = HEAD.multipliedBy(10);

  private final TimedConnection connection = new TimedConnection();
  private final ByteBudget heads = connection.heads();

  @BeforeEach
  void decode() {
    connection.decodeHttp1();
  }

  @Nested
  class Time {
    @ParameterizedTest
    @ValueSource(
        strings = {
          REQUEST,
          REQUEST + REQUEST,
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody",
          CHUNKED + "\r\n"
        })
    void halfAHeadHasTheTimeOfAWholeOne(String before) {
      connection.send(before + "G");
      connection.pass(HEAD.minus(MOMENT));
      connection.send("ET / HTTP/1.1\r\nX: y");
      connection.assertOpen();

      connection.pass(MOMENT);

      connection.assertClosed();
    }

    @Test
    void oneBehindABodyThatCameLaterHasIt() {
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo");
      connection.send("dy" + HALF_A_HEAD);

      connection.pass(HEAD);

      connection.assertClosed();
    }

    @Test
    void oneBehindAnotherHasItsOwn() {
      connection.send(REQUEST + HALF_A_HEAD);
      connection.pass(HEAD.minus(MOMENT));
      connection.send("\r\n\r\n" + HALF_A_HEAD);
      connection.pass(HEAD.minus(MOMENT));
      connection.assertOpen();

      connection.pass(MOMENT);

      connection.assertClosed();
    }

    @Test
    void aConnectionWhoseHeadsAreCompleteIsKept() {
      connection.send(REQUEST + HALF_A_HEAD);
      connection.send("\r\n\r\n" + REQUEST);

      connection.pass(LONG);

      connection.assertOpen();
    }

    @Test
    void emptyLinesAreNoHead() {
      connection.send(REQUEST + "\r\n\r\n");

      connection.pass(LONG);

      connection.assertOpen();
    }
  }

  @Nested
  class Size {
    @Test
    void onlyTheMemoryOfTheIncompleteHeadIsTaken() {
      connection.send(REQUEST + REQUEST + LARGE_HALF);
      assertThat(heads.held()).isEqualTo(LARGE_HALF.length() + 2 * HeadCountingDecoder.LINE);

      connection.send("y\r\nZ: z\r\n");
      assertThat(heads.held()).isEqualTo(LARGE_HALF.length() + 9 + 4 * HeadCountingDecoder.LINE);

      connection.send("\r\n");
      assertThat(heads.held()).isZero();
      connection.assertOpen();
    }

    @Test
    void shortLinesTakeMoreThanTheirBytes() {
      connection.send(REQUEST + HALF_A_HEAD + "\r\n" + "a:\r\n".repeat(70));

      assertThat(heads.held()).isGreaterThan(70 * HeadCountingDecoder.LINE);
      connection.send("\r\n");
      assertThat(heads.held()).isZero();
    }

    @Test
    void oneThatFindsNoRoomIsClosed() {
      assertThat(heads.tryTake(IncompleteHead.SMALL)).isTrue();

      connection.send(REQUEST + LARGE_HALF);

      connection.assertClosed();
      assertThat(heads.held()).isEqualTo(IncompleteHead.SMALL);
    }

    @Test
    void aClosedConnectionReturnsItsBytes() {
      connection.send(REQUEST + LARGE_HALF);

      connection.close();

      assertThat(heads.held()).isZero();
    }

    @Test
    void oneThatIsLateReturnsItsBytes() {
      connection.send(REQUEST + LARGE_HALF);

      connection.pass(HEAD);

      connection.assertClosed();
      assertThat(heads.held()).isZero();
    }

    @Test
    void trailersTakeTheirBytesToo() {
      String trailers = "X: %s\r\nY: y".formatted("x".repeat(IncompleteHead.SMALL));
      connection.send(CHUNKED + trailers);
      assertThat(heads.held()).isGreaterThanOrEqualTo(trailers.length());

      connection.send("\r\n\r\n");

      assertThat(heads.held()).isZero();
    }

    @Test
    void whatFollowsAnInvalidHeadIsDiscarded() {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n");

      connection.send(LARGE_HALF);
      connection.send(LARGE_HALF);

      assertThat(heads.held()).isZero();
      connection.assertOpen();
    }
  }

  @Test
  void anUpgradeByTheFirstReadIsNoHead() {
    connection.upgradeAtOnce();

    connection.send(LARGE_HALF + "\r\n\r\n" + "a frame");
    connection.send("x".repeat(IncompleteHead.SMALL));
    connection.pass(LONG);

    assertThat(heads.held()).isZero();
    connection.assertOpen();
  }

  /** A client may send the first frame of a WebSocket with its handshake. */
  @Test
  void bytesBehindAnUpgradeAreNoHead() {
    connection.send(REQUEST + LARGE_HALF);

    connection.upgrade();

    assertThat(heads.held()).isZero();
    connection.send("a frame");
    connection.pass(LONG);
    connection.assertOpen();
  }
}
