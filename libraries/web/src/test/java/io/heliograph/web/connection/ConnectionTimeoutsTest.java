package io.heliograph.web.connection;

import static io.heliograph.web.connection.TimedConnection.BODY;
import static io.heliograph.web.connection.TimedConnection.HEAD;
import static io.heliograph.web.connection.TimedConnection.MOMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import io.heliograph.web.body.BodyArrival;
import io.heliograph.web.body.FakeRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConnectionTimeoutsTest {
  private final TimedConnection connection = new TimedConnection();
  private final ConnectionTimeouts timeouts = connection.timeouts();
  private final ByteBudget heads = connection.heads();

  @Nested
  class Heads {
    @Test
    void aConnectionThatSendsNothingIsClosed() {
      connection.pass(HEAD.minus(MOMENT));
      connection.assertOpen();

      connection.pass(MOMENT);
      connection.assertClosed();
    }

    @Test
    void aHeadThatArrivesByteByByteHasNoMoreTime() {
      connection.decodeHttp1();
      connection.send("GET / HTTP/1.1\r\n");
      connection.pass(HEAD.minus(MOMENT));
      connection.send("X: y\r\n");
      connection.assertOpen();

      connection.pass(MOMENT);
      connection.assertClosed();
    }

    @Test
    void aFurtherHeadHasAsLongAsTheFirst() {
      connection.decodeHttp1();
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      connection.pass(HEAD.multipliedBy(3));
      connection.send("G");
      connection.pass(HEAD.minus(MOMENT));
      connection.assertOpen();

      connection.pass(MOMENT);
      connection.assertClosed();
    }

    @Test
    void aConnectionThatIsQuietBetweenTwoRequestsIsKept() {
      connection.decodeHttp1();
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

      connection.pass(HEAD.multipliedBy(10));

      connection.assertOpen();
    }

    @Test
    void bytesThatAreNoHttp1HaveNoHead() {
      connection.decodeHttp1();
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      connection.upgrade();
      connection.send("a frame of a WebSocket");

      connection.pass(HEAD.multipliedBy(10));

      connection.assertOpen();
    }
  }

  @Nested
  class LargeHeads {
    private static final String HALF_A_HEAD =
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(IncompleteHead.SMALL);

    @Test
    void anIncompleteOneTakesItsBytesUntilItIsComplete() {
      connection.decodeHttp1();
      connection.send(HALF_A_HEAD);
      assertThat(heads.held()).isEqualTo(HALF_A_HEAD.length() + 2 * HeadCountingDecoder.LINE);

      connection.send("\r\n\r\n");

      assertThat(heads.held()).isZero();
      connection.assertOpen();
    }

    @Test
    void oneThatFindsNoRoomIsClosed() {
      assertThat(heads.tryTake(IncompleteHead.SMALL + 1)).isTrue();
      connection.decodeHttp1();

      connection.send(HALF_A_HEAD);

      connection.assertClosed();
      assertThat(heads.held()).isEqualTo(IncompleteHead.SMALL + 1);
    }

    @Test
    void smallAndCompleteOnesNeedNoRoom() {
      assertThat(heads.tryTake(2 * IncompleteHead.SMALL)).isTrue();
      connection.decodeHttp1();

      connection.send("GET / HTTP/1.1\r\n");
      connection.send("Host: a\r\n\r\n");
      connection.send(HALF_A_HEAD + "\r\n\r\n");

      connection.assertOpen();
    }

    @Test
    void aClosedConnectionReturnsItsBytes() {
      connection.decodeHttp1();
      connection.send(HALF_A_HEAD);

      connection.close();

      assertThat(heads.held()).isZero();
    }
  }

  @Nested
  class Bodies {
    @Test
    void aBodyThatDoesNotArriveIsLateAfterItsOwnTimeout() {
      connection.decodeHttp1();
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");
      connection.pass(BODY.minus(MOMENT));
      connection.assertOpen();

      connection.pass(MOMENT);
      connection.assertClosed();
    }

    @Test
    void aBodyThatKeepsArrivingIsNotLate() {
      connection.decodeHttp1();
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");

      for (int i = 0; i < 5; i++) {
        connection.send("x".repeat((int) BodyArrival.LEAST_BYTES));
        connection.pass(BODY);
      }

      connection.assertOpen();
    }

    @Test
    void aBodyOfTooFewBytesInAnIntervalIsLate() {
      connection.decodeHttp1();
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");
      connection.send("x".repeat((int) BodyArrival.LEAST_BYTES));
      connection.pass(BODY);
      connection.send("x".repeat((int) BodyArrival.LEAST_BYTES - 1));

      connection.pass(BODY);

      connection.assertClosed();
    }

    @Test
    void aCompleteBodyIsNotLate() {
      connection.decodeHttp1();
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");

      connection.pass(HEAD.multipliedBy(10));

      connection.assertOpen();
    }

    @Test
    void aClientIsNotLateWhileItsConnectionIsNotRead() {
      connection.decodeHttp1();
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");
      connection.read(false);
      connection.pass(BODY.multipliedBy(3));
      connection.assertOpen();

      connection.read(true);
      connection.pass(BODY);
      connection.assertClosed();
    }

    @Test
    void aBodyOfAFurtherRequestIsLate() {
      connection.decodeHttp1();
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
      connection.pass(HEAD.multipliedBy(2));
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\nx");

      connection.pass(BODY);

      connection.assertClosed();
    }
  }

  @Nested
  class Http2 {
    @Test
    void aLateBodyIsResetAfterItsOwnTimeoutAndTheConnectionIsKept() {
      FakeRequest request = FakeRequest.post();
      timeouts.begun(request.request());

      connection.pass(BODY);

      assertThat(request.reset()).isPresent();
      connection.assertOpen();
    }

    @Test
    void anAnsweredRequestIsNotReset() {
      timeouts.http2HeadArrived();
      FakeRequest request = FakeRequest.post();
      BodyArrival body = timeouts.begun(request.request());

      timeouts.answered(body);
      connection.pass(HEAD.multipliedBy(2));

      assertThat(request.reset()).isEmpty();
      connection.assertOpen();
    }
  }

  @Test
  void aHeadIsNotLateWhileItsConnectionIsNotRead() {
    connection.decodeHttp1();
    connection.send("GET / HTTP/1.1\r\n");
    connection.read(false);
    connection.pass(HEAD.multipliedBy(3));
    connection.assertOpen();

    connection.read(true);
    connection.pass(HEAD);
    connection.assertClosed();
  }

  @Test
  void bytesBeforeTheProtocolIsKnownCountAsAHead() {
    connection.send("x".repeat(IncompleteHead.SMALL));
    connection.send("x");
    assertThat(heads.held()).isEqualTo(IncompleteHead.SMALL + 1);

    connection.decodeHttp1();
    connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(heads.held()).isZero();
  }

  @Test
  void aClosedConnectionLeavesNothingScheduled() {
    connection.close();

    connection.assertNothingScheduled();
  }
}
