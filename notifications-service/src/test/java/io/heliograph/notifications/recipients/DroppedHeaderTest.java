package io.heliograph.notifications.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DroppedHeaderTest {

  @Test
  void withoutAnythingDroppedThereIsNoHeader() {
    assertThat(new ResolvedRecipients(List.of(), List.of()).droppedHeader()).isEmpty();
  }

  @Test
  void eachRefStandsWithItsReason() {
    assertThat(
            header(
                new DroppedRef(EntityRef.parse("group:ghosts"), DroppedRef.Reason.UNKNOWN),
                new DroppedRef(EntityRef.parse("component:x"), DroppedRef.Reason.NO_OWNER),
                new DroppedRef(EntityRef.parse("group:empty"), DroppedRef.Reason.NO_MEMBERS)))
        .isEqualTo(
            "group:default/ghosts;reason=unknown, component:default/x;reason=no-owner,"
                + " group:default/empty;reason=no-members");
  }

  @Test
  void whatIsNoVisibleAsciiOrWouldBreakTheFormIsPercentEncoded() {
    assertThat(header(unknown("größe,a;b%c€")))
        .isEqualTo("group:default/gr%C3%B6%C3%9Fe%2Ca%3Bb%25c%E2%82%AC;reason=unknown");
  }

  @Test
  void whatDoesNotFitIsCounted() {
    String header = header(numbered(1_000));

    assertThat(header).hasSizeLessThanOrEqualTo(DroppedHeader.MAX_LENGTH).hasSizeGreaterThan(4_000);
    List<String> entries = List.of(header.split(", "));
    assertThat(entries.getLast()).isEqualTo("...;more=" + (1_000 - (entries.size() - 1)));
  }

  @Test
  void theLongestRefFits() {
    assertThat(header(unknown("€".repeat(240)), unknown("x"))).endsWith("/x;reason=unknown");
  }

  @Test
  void moreRefsContinueAValue() {
    assertThat(more("group:default/a;reason=unknown", 1))
        .isEqualTo("group:default/a;reason=unknown, user:default/u0;reason=opted-out");
    assertThat(more(null, 1)).isEqualTo("user:default/u0;reason=opted-out");
    assertThat(more("group:default/a;reason=unknown", 0))
        .isEqualTo("group:default/a;reason=unknown");
    assertThat(more(null, 0)).isNull();
  }

  @Test
  void moreRefsThanFitAreCountedTogether() {
    String full = header(numbered(1_000));

    String more = more(full, 5_000);

    assertThat(more).hasSizeLessThanOrEqualTo(DroppedHeader.MAX_LENGTH);
    int shown = full.split(", ").length - 1;
    assertThat(more).endsWith(", ...;more=" + (6_000 - shown));
    assertThat(more(null, 5_000)).contains("/u0;").matches(".*, \\.\\.\\.;more=\\d+$");
  }

  private static @Nullable String more(@Nullable String value, int total) {
    List<EntityRef> refs =
        IntStream.range(0, Math.min(total, 500))
            .mapToObj(i -> EntityRef.parse("user:default/u" + i))
            .toList();
    return DroppedHeader.with(value, DroppedRef.Reason.OPTED_OUT, refs, total);
  }

  private static DroppedRef[] numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> unknown("ghost-" + i))
        .toArray(DroppedRef[]::new);
  }

  private static DroppedRef unknown(String name) {
    return new DroppedRef(new EntityRef("group", "default", name), DroppedRef.Reason.UNKNOWN);
  }

  private static String header(DroppedRef... dropped) {
    return new ResolvedRecipients(List.of(), Stream.of(dropped).toList())
        .droppedHeader()
        .orElseThrow();
  }
}
