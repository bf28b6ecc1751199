package io.heliograph.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecipientRowTest {
  @Test
  void ledgerRowsAreLockedInOneOrderWhateverTheOrderOfTheUsers() {
    List<String> names =
        IntStream.range(0, 300).mapToObj(number -> "u" + number * 7 % 300).toList();

    List<RecipientRow> rows = RecipientRow.inOrderOfLocks(List.of(Drafts.to("T", null, names)));
    List<RecipientRow> reversed =
        RecipientRow.inOrderOfLocks(List.of(Drafts.to("T", null, names.reversed())));

    assertThat(users(rows)).isSorted().hasSize(300).isEqualTo(users(reversed));
  }

  @Test
  void deliveriesAreMergedSoThatEachUserIsLockedOnce() {
    Delivery first = Drafts.to("first", null, List.of("c", "a"));
    Delivery second = Drafts.to("second", null, List.of("b", "a", "c"));

    List<RecipientRow> rows = RecipientRow.inOrderOfLocks(List.of(first, second));

    assertThat(rows)
        .extracting(row -> row.user().name() + " " + row.draft().payload().title())
        .containsExactly("a first", "a second", "b second", "c first", "c second");
    assertThat(rows).extracting(RecipientRow::behind).containsExactly(1, 0, 0, 1, 0);
    assertThat(RecipientRows.persons(rows).getArrayOfStrings(0))
        .containsExactly("user:default/a", "user:default/b", "user:default/c");
  }

  @Test
  void rowsWithoutAScopeAreFirst() {
    Delivery scoped = Drafts.to("scoped", "s", List.of("a"));
    Delivery plain = Drafts.to("plain", null, List.of("a"));

    assertThat(RecipientRow.inOrderOfLocks(List.of(scoped, plain)))
        .extracting(row -> row.draft().payload().title())
        .containsExactly("plain", "scoped");
  }

  private static List<EntityRef> users(List<RecipientRow> rows) {
    return rows.stream().map(RecipientRow::user).toList();
  }
}
