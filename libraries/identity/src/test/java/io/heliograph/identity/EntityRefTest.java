package io.heliograph.identity;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRefTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "user:default/alice,          user:default/alice",
    "User:Default/Alice,          user:default/alice",
    "user:alice,                  user:default/alice",
    "group:acme/Team-A,           group:acme/team-a",
    "component:payments.api_v2,   component:default/payments.api_v2",
    "user:default/ada@acme.org,   user:default/ada@acme.org",
    "user:default/ÉLODIE,         user:default/élodie",
  })
  void aRefIsReadAndNormalised(String text, String expected) {
    assertThat(EntityRef.parse(text)).hasToString(expected);
  }

  @ParameterizedTest(name = "''{0}'' is refused")
  @ValueSource(
      strings = {
        "",
        "alice",
        "default/alice",
        ":alice",
        "user:",
        "user:/alice",
        "user:default/",
        "user:default/a/b",
        "user:default/a:b",
        "us/er:alice",
        "user: alice",
        "user:default/al ice",
        "user:default/alice\n",
        "\"user:default/alice\"",
        "user:default/al\"ice",
        "user:default/al\u0000ice",
        "user:default/al\u00a0ice",
        "user:default/al\u200bice",
        "user:default/al\u202eice",
        "user:default/al\ud800ice",
      })
  void aTextThatIsNoRefIsRefused(String text) {
    assertThatExceptionOfType(InvalidEntityRefException.class)
        .isThrownBy(() -> EntityRef.parse(text));
  }

  @ParameterizedTest(name = "{0} in a group’s field is {1}")
  @CsvSource({
    "group1,             group:acme/group1",
    "other/Group1,       group:other/group1",
    "user:bob,           user:acme/bob",
    "user:default/bob,   user:default/bob",
  })
  void aCatalogFileMayLeaveOutWhatTheFieldImplies(String text, String expected) {
    assertThat(EntityRef.parse(text, "Group", "Acme")).hasToString(expected);
  }

  @Test
  void aRefWrittenDifferentlyIsTheSameRef() {
    assertThat(EntityRef.parse("USER:Alice"))
        .isEqualTo(EntityRef.parse("user:default/alice"))
        .isEqualTo(new EntityRef("user", "default", "ALICE"));
  }

  @Test
  void normalisingTwiceChangesNothing() {
    String once = EntityRef.parse("user:default/İΣ").toString();

    assertThat(EntityRef.parse(once)).hasToString(once);
  }

  @Test
  void theLongestRefHas255Characters() {
    String longest = "user:default/" + "a".repeat(242);

    assertThat(EntityRef.parse(longest)).hasToString(longest);
    assertThatExceptionOfType(InvalidEntityRefException.class)
        .isThrownBy(() -> EntityRef.parse(longest + "a"))
        .withMessageContaining("at most 255 characters");
  }

  @Test
  void aRefusalTellsWhatToChangeAndShowsOnlyTheBeginning() {
    assertThatExceptionOfType(InvalidEntityRefException.class)
        .isThrownBy(() -> EntityRef.parse("x\n".repeat(5_000)))
        .satisfies(
            refused ->
                assertThat(refused)
                    .message()
                    .hasSizeLessThan(250)
                    .startsWith("'x?x?")
                    .contains("kind:namespace/name")
                    .doesNotContain("\n"));
  }

  @Test
  void kindsAreTold() {
    assertThat(EntityRef.parse("user:alice").isUser()).isTrue();
    assertThat(EntityRef.parse("user:alice").isGroup()).isFalse();
    assertThat(EntityRef.parse("Group:team").isGroup()).isTrue();
  }

  /**
   * Checks parts with equal beginnings, characters that sort on both sides of the separators, and
   * characters of every UTF-8 width.
   */
  @Test
  void anyTwoRefsCompareAsTheirText() {
    var random = new Random(14);
    var refs = Stream.generate(() -> anyRef(random)).limit(600).toList();

    for (EntityRef one : refs) {
      for (EntityRef other : refs) {
        assertThat(Integer.signum(one.compareTo(other)))
            .as("%s and %s", one, other)
            .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
      }
    }
  }

  private static EntityRef anyRef(Random random) {
    return new EntityRef(anyPart(random), anyPart(random), anyPart(random));
  }

  private static String anyPart(Random random) {
    String[] letters = {"!", "-", "0", ";", "a", "\u00e9", "\uffe6", "\ud83d\ude00"};
    return random
        .ints(random.nextInt(1, 4), 0, letters.length)
        .mapToObj(letter -> letters[letter])
        .collect(joining());
  }

  @Test
  void refsSortAsTheirText() {
    var sorted =
        new TreeSet<>(
            Stream.of("user:b", "user:a", "group:z", "user:acme/z").map(EntityRef::parse).toList());

    assertThat(sorted)
        .extracting(EntityRef::toString)
        .containsExactly("group:default/z", "user:acme/z", "user:default/a", "user:default/b");
  }
}
