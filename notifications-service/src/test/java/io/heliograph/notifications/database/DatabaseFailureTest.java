package io.heliograph.notifications.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseFailureTest {

  @ParameterizedTest
  @CsvSource({
    "08006, UNAVAILABLE",
    "08P01, UNAVAILABLE",
    "25006, UNAVAILABLE",
    "25P03, UNAVAILABLE",
    "25P04, UNAVAILABLE",
    "53100, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "57P01, UNAVAILABLE",
    "57P02, UNAVAILABLE",
    "57P03, UNAVAILABLE",
    "57P04, UNAVAILABLE",
    "57P05, UNAVAILABLE",
    "58030, UNAVAILABLE",
    "57014, OVERLOADED",
    "55P03, LOCKED",
    "40001, CONFLICT",
    "40P01, CONFLICT",
    "22021, BAD_TEXT",
    "22P05, BAD_TEXT",
    "23505, UNEXPECTED",
    "42P01, UNEXPECTED",
    "0A000, UNEXPECTED",
    "26000, UNAVAILABLE",
    "42P05, UNAVAILABLE",
    "28P01, UNAVAILABLE",
    "3D000, UNAVAILABLE",
    "40003, UNKNOWN_OUTCOME",
    "XX000, UNEXPECTED",
    "'', UNEXPECTED",
  })
  void aSqlStateHasAMeaning(String state, DatabaseFailure meaning) {
    assertThat(DatabaseFailure.of(answer(state))).isEqualTo(meaning);
  }

  static Stream<Throwable> absence() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new UnknownHostException("postgres"),
        new SocketException("Connection reset"),
        new IOException("Connection reset by peer"),
        new TimeoutException(),
        ClosedConnectionException.INSTANCE,
        new NoStackTraceThrowable("Timeout"),
        new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"),
        new VertxException("Timeout waiting for connection", true),
        new VertxException("Connection was closed", true),
        new VertxException("SSL handshake failed", true),
        new Exception("Invalid SSL connection message"),
        new VertxException("Pending requests failed to be sent due to ...", new IOException()),
        new IllegalStateException(new RuntimeException(new SocketException("Broken pipe"))));
  }

  @ParameterizedTest
  @MethodSource("absence")
  void aTransportFailureIsTheAbsenceOfTheDatabase(Throwable failure) {
    assertThat(DatabaseFailure.of(failure)).isEqualTo(DatabaseFailure.UNAVAILABLE);
  }

  @Test
  void aDefectIsUnexpected() {
    assertThat(DatabaseFailure.of(new NoStackTraceThrowable("Parameter at position[0] ...")))
        .isEqualTo(DatabaseFailure.UNEXPECTED);
    assertThat(DatabaseFailure.of(new JsonParseException(null, "Unexpected end")))
        .isEqualTo(DatabaseFailure.UNEXPECTED);
    assertThat(DatabaseFailure.of(new IllegalStateException()))
        .isEqualTo(DatabaseFailure.UNEXPECTED);
  }

  @Test
  void whatIsSentBehindARefusedBeginMayBeDone() {
    assertThat(DatabaseFailure.ofBegin(answer("57014"))).isEqualTo(DatabaseFailure.UNKNOWN_OUTCOME);
    assertThat(DatabaseFailure.ofBegin(new SocketException("Connection reset")))
        .isEqualTo(DatabaseFailure.UNAVAILABLE);
  }

  @ParameterizedTest
  @MethodSource("absence")
  void aCommitThatIsNotAnsweredMayBeDone(Throwable failure) {
    assertThat(DatabaseFailure.ofCommit(failure)).isEqualTo(DatabaseFailure.UNKNOWN_OUTCOME);
  }

  @ParameterizedTest
  @CsvSource({
    "57P01, UNKNOWN_OUTCOME",
    "08006, UNKNOWN_OUTCOME",
    "57014, OVERLOADED",
    "40001, CONFLICT",
    "23505, UNEXPECTED"
  })
  void aCommitThatIsRefusedIsNotDone(String state, DatabaseFailure meaning) {
    assertThat(DatabaseFailure.ofCommit(answer(state))).isEqualTo(meaning);
  }

  @Test
  void aTransactionThatWasRolledBackIsNotDone() {
    assertThat(DatabaseFailure.ofCommit(TransactionRollbackException.INSTANCE))
        .isEqualTo(DatabaseFailure.UNEXPECTED);
  }

  private static PgException answer(String state) {
    return new PgException("refused", "ERROR", state, "");
  }
}
