package io.heliograph.notifications.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxCursorTest {
  private static final EntityRef ALICE = EntityRef.parse("user:default/alice");
  private static final EntityRef BOB = EntityRef.parse("user:default/bob");
  private static final InboxCursor CURSOR = new InboxCursor(3, Long.MAX_VALUE, 0);

  @Test
  void itsTextIsReadByItsUser() {
    assertThat(InboxCursor.parse(ALICE, CURSOR.text(ALICE))).contains(CURSOR);
    assertThat(CURSOR.text(ALICE)).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void theCursorOfAnotherUserIsNotUnderstood() {
    assertThat(InboxCursor.parse(BOB, CURSOR.text(ALICE))).isEmpty();
  }

  @Test
  void aCutOrAlteredCursorIsNotUnderstood() {
    String text = CURSOR.text(ALICE);

    assertThat(IntStream.range(0, text.length()).mapToObj(end -> text.substring(0, end)))
        .allSatisfy(cut -> assertThat(InboxCursor.parse(ALICE, cut)).isEmpty());
    assertThat(InboxCursor.parse(ALICE, text.replaceFirst("^.{4}", "AQAB"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "AA", "eyJ0ZXJtIjoxfQ", "ü"})
  void anyOtherTextIsNotUnderstood(String text) {
    assertThat(InboxCursor.parse(ALICE, text)).isEmpty();
  }

  @Test
  void itIsUpToALaterOneOfItsEpochOnly() {
    var cursor = new InboxCursor(1, 5, 7);

    assertThat(cursor.isUpTo(cursor)).isTrue();
    assertThat(cursor.isUpTo(new InboxCursor(1, 6, 7))).isTrue();
    assertThat(cursor.isUpTo(new InboxCursor(1, 4, 8))).isFalse();
    assertThat(cursor.isUpTo(new InboxCursor(1, 6, 6))).isFalse();
    assertThat(cursor.isUpTo(new InboxCursor(2, 6, 8))).isFalse();
  }
}
