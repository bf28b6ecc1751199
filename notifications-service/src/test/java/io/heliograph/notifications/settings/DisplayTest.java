package io.heliograph.notifications.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.notifications.query.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private static final Map<Switch, Boolean> NOTHING = Map.of();

  @Test
  void aNewUserSeesTheChannelWeb() {
    assertThat(show(Configured.defaults(), List.of(), NOTHING))
        .isEqualTo(
            """
            {"channels":[{"id":"Web","origins":[]}]}""");
  }

  @Test
  void everyChannelListsEveryOriginInTheOrderOfTheIds() {
    Defaults defaults =
        Configured.defaults(
            "channels.Slack.origins.c.enabled=false", "channels.email.enabled=false");

    assertThat(show(defaults, List.of(new Source("b", null), new Source("A", null)), NOTHING))
        .isEqualTo(
            """
            {"channels":[{"id":"Web","origins":[%1$s]},\
            {"id":"email","enabled":false,"origins":[%2$s]},\
            {"id":"Slack","origins":[%3$s]}]}"""
                .formatted(
                    on("A") + "," + on("b") + "," + on("c"),
                    off("A") + "," + off("b") + "," + off("c"),
                    on("A") + "," + on("b") + "," + off("c")));
  }

  @Test
  void anOriginListsItsTopicsInTheOrderOfTheIds() {
    assertThat(
            show(
                Configured.defaults("channels.Web.origins.a.topics.T2.enabled=false"),
                List.of(new Source("a", "t3"), new Source("a", "T1"), new Source("a", "")),
                NOTHING))
        .isEqualTo(
            """
            {"channels":[{"id":"Web","origins":[{"id":"a","enabled":true,"topics":[\
            {"id":"T1","enabled":true},{"id":"T2","enabled":false},{"id":"t3","enabled":true}]}]}]}""");
  }

  @Test
  void idsThatDifferInCaseOnlyAreShownOnceAsTheyWereSent() {
    assertThat(
            show(
                Configured.defaults("channels.WEB.origins.CI.topics.DEPLOY.enabled=false"),
                List.of(new Source("Ci", "Deploy"), new Source("ci", "deploy")),
                Map.of(new Switch("web", "ci", "deploy"), true)))
        .isEqualTo(
            """
            {"channels":[{"id":"Web","origins":[{"id":"Ci","enabled":true,"topics":[\
            {"id":"Deploy","enabled":true}]}]}]}""");
  }

  @Test
  void aChoiceStaysShownWhenNothingElseNamesIt() {
    assertThat(
            show(Configured.defaults(), List.of(), Map.of(new Switch("Web", "gone", "t"), false)))
        .isEqualTo(
            """
            {"channels":[{"id":"Web","origins":[{"id":"gone","enabled":true,"topics":[\
            {"id":"t","enabled":false}]}]}]}""");
  }

  private static String show(Defaults defaults, List<Source> seen, Map<Switch, Boolean> own) {
    try {
      return new ObjectMapper()
          .writeValueAsString(new Display(new Channels(defaults), defaults).show(seen, own));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String on(String origin) {
    return "{\"id\":\"%s\",\"enabled\":true,\"topics\":[]}".formatted(origin);
  }

  private static String off(String origin) {
    return "{\"id\":\"%s\",\"enabled\":false,\"topics\":[]}".formatted(origin);
  }
}
