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

class FrameObserverTest {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int CONTINUATION = 9;
  private static final int UNKNOWN = 200;
  private static final int END_HEADERS = 4;
  private static final String LARGE = "x".repeat(IncompleteHead.SMALL);
  private static final String START =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS, 0, "123456");
  private static final String REQUEST = frame(HEADERS, END_HEADERS, "head");
  private static final String HALF_A_HEAD = frame(HEADERS, 0, "head");
  private static final String REST_OF_HEAD = frame(CONTINUATION, END_HEADERS, "rest");
  private static final Duration LONG = HEAD.multipliedBy(10);

  private final TimedConnection connection = new TimedConnection();
  private final ByteBudget heads = connection.heads();

  @BeforeEach
  void observe() {
    connection.observeHttp2();
  }

  @Nested
  class TheFirstRequest {
    @Test
    void isLateIfItDoesNotCome() {
      connection.send(START + frame(PING, 0, "12345678"));

      connection.pass(HEAD);

      connection.assertClosed();
    }

    @Test
    void isLateWithoutTheEndOfItsHead() {
      connection.send(START + HALF_A_HEAD);
      connection.pass(HEAD.minus(MOMENT));
      connection.send(frame(CONTINUATION, 0, "more"));
      connection.assertOpen();

      connection.pass(MOMENT);

      connection.assertClosed();
    }

    @Test
    void beginsAConnectionThatMayBeQuiet() {
      connection.send(START + REQUEST);

      connection.pass(LONG);

      connection.assertOpen();
    }

    @Test
    void mayArriveByteByByte() {
      String bytes = START + HALF_A_HEAD + frame(CONTINUATION, 0, "") + REST_OF_HEAD;

      bytes.chars().forEach(next -> connection.send(Character.toString(next)));
      connection.pass(LONG);

      connection.assertOpen();
      assertThat(heads.held()).isZero();
    }
  }

  @Nested
  class FurtherRequests {
    @BeforeEach
    void first() {
      connection.send(START + REQUEST);
      connection.pass(LONG);
    }

    @Test
    void areLateWithoutTheEndOfTheirHead() {
      connection.send(HALF_A_HEAD);
      connection.pass(HEAD.minus(MOMENT));
      connection.send(frame(CONTINUATION, 0, "more"));
      connection.assertOpen();

      connection.pass(MOMENT);

      connection.assertClosed();
    }

    @Test
    void areLateWithAnEmptyHead() {
      connection.send(frame(HEADERS, 0, ""));

      connection.pass(HEAD);

      connection.assertClosed();
    }

    @Test
    void areLateIfTheyBeginBehindACompleteHead() {
      connection.send(HALF_A_HEAD);
      connection.pass(HEAD.minus(MOMENT));
      connection.send(REST_OF_HEAD + HALF_A_HEAD);
      connection.pass(HEAD.minus(MOMENT));
      connection.assertOpen();

      connection.pass(MOMENT);

      connection.assertClosed();
    }

    @Test
    void areInTimeWithTheEndOfTheirHead() {
      connection.send(HALF_A_HEAD);
      connection.send(REST_OF_HEAD);

      connection.pass(LONG);

      connection.assertOpen();
    }
  }

  @Nested
  class Size {
    @BeforeEach
    void first() {
      connection.send(START + REQUEST);
    }

    @Test
    void aLargeHeadTakesItsBytesUntilItIsComplete() {
      String head = frame(HEADERS, 0, LARGE);
      connection.send(head + frame(CONTINUATION, 0, "more").substring(0, 10));
      assertThat(heads.held()).isEqualTo(head.length() + 10);

      connection.send("ore" + REST_OF_HEAD);

      assertThat(heads.held()).isZero();
      connection.assertOpen();
    }

    @Test
    void partOfOneFrameTakesItsBytesToo() {
      String head = frame(HEADERS, END_HEADERS, LARGE);
      connection.send(head.substring(0, head.length() - 1));
      assertThat(heads.held()).isEqualTo(head.length() - 1);

      connection.send("x");

      assertThat(heads.held()).isZero();
    }

    @Test
    void oneThatFindsNoRoomIsClosed() {
      assertThat(heads.tryTake(IncompleteHead.SMALL)).isTrue();

      connection.send(frame(HEADERS, 0, LARGE));

      connection.assertClosed();
      assertThat(heads.held()).isEqualTo(IncompleteHead.SMALL);
    }

    @Test
    void completeOnesNeedNoRoom() {
      assertThat(heads.tryTake(2 * IncompleteHead.SMALL)).isTrue();

      connection.send(frame(HEADERS, 0, LARGE) + REST_OF_HEAD);

      connection.assertOpen();
    }

    @Test
    void aClosedConnectionReturnsItsBytes() {
      connection.send(frame(HEADERS, 0, LARGE));

      connection.close();

      assertThat(heads.held()).isZero();
    }
  }

  @Nested
  class OtherFrames {
    @BeforeEach
    void first() {
      connection.send(START + REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {SETTINGS, PING, UNKNOWN})
    void haveTheTimeOfAHead(int type) {
      connection.send(frame(type, 0, "12345678").substring(0, 12));

      connection.pass(HEAD);

      connection.assertClosed();
    }

    @Test
    void areInTimeWhenTheyAreComplete() {
      String ping = frame(PING, 0, "12345678");
      connection.send(ping.substring(0, 3));
      connection.send(ping.substring(3));

      connection.pass(LONG);

      connection.assertOpen();
    }

    @Test
    void holdBytesLikeAHead() {
      connection.send(frame(UNKNOWN, 0, LARGE + "x").substring(0, IncompleteHead.SMALL + 1));

      assertThat(heads.held()).isEqualTo(IncompleteHead.SMALL + 1);
    }

    @Test
    void exceptThoseOfABody() {
      String data = frame(DATA, 0, LARGE + LARGE);
      connection.send(data.substring(0, 3));
      connection.send(data.substring(3, data.length() - 1));

      connection.pass(LONG);

      connection.assertOpen();
      assertThat(heads.held()).isZero();
    }
  }

  private static String frame(int type, int flags, String payload) {
    int length = payload.length();
    var header = new StringBuilder();
    header.append((char) (length >> 16)).append((char) (length >> 8 & 0xff));
    header.append((char) (length & 0xff)).append((char) type).append((char) flags);
    return header + "\0\0\0\1" + payload;
  }
}
