package io.heliograph.notifications.database;

import static io.heliograph.notifications.database.SqlState.BAD_TEXT;
import static io.heliograph.notifications.database.SqlState.BAD_VALUE;
import static io.heliograph.notifications.database.SqlState.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {

  /** The classes of PostgreSQL 14 to 18. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00", "01", "02", "03", "08", "09", "0A000", "0B", "0F", "0L", "0P", "0Z", "10", "20", "21",
        "22", "23", "24", "25", "26", "27", "28", "2B", "2D", "2F", "34", "38", "39", "3B", "3D",
        "3F", "40", "42", "44", "53", "54", "55", "57", "58", "72", "F0", "HV", "P0", "XX"
      })
  void everyClassOfPostgresqlIsDecided(String state) {
    assertThat(SqlState.decides(state)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "25006, READ_ONLY",
    "25P02, DEFECT",
    "40001, CONFLICT",
    "40003, UNKNOWN_OUTCOME",
    "57014, CANCELLED",
    "57P01, ENDED",
    "42P05, LOST_STATEMENT",
    "42P01, DEFECT",
    "22003, BAD_VALUE",
    "22021, BAD_TEXT",
    "23514, BAD_VALUE",
  })
  void aCodeIsDecidedBeforeItsClass(String code, SqlState row) {
    assertThat(SqlState.of(code)).isEqualTo(row);
  }

  @ParameterizedTest
  @EnumSource
  void onlyFailuresOfValuesAndRowsMayBeThoseOfOneStatement(SqlState row) {
    assertThat(row.isOfValues()).isEqualTo(Set.of(BAD_VALUE, BAD_TEXT, CONFLICT).contains(row));
  }

  @ParameterizedTest
  @CsvSource({
    "RevalidateCachedQuery, STALE_PLAN",
    "CheckSelectLocking, DEFECT",
    ", DEFECT",
  })
  void onlyACachedPlanThatNoLongerFitsIsStale(@Nullable String routine, SqlState row) {
    assertThat(SqlState.ofAnswer(notSupported(routine))).isEqualTo(row);
    assertThat(SqlState.of(new IllegalStateException(notSupported(routine)))).contains(row);
  }

  private static PgException notSupported(@Nullable String routine) {
    return new PgException(
        "le plan ne doit pas changer le type de résultat en cache",
        "ERROR",
        "0A000",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        routine,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void anUnknownCodeIsADefect() {
    assertThat(SqlState.of("ZZ999")).isEqualTo(SqlState.DEFECT);
    assertThat(SqlState.of("25")).isEqualTo(SqlState.DEFECT);
    assertThat(SqlState.of((String) null)).isEqualTo(SqlState.DEFECT);
  }
}
