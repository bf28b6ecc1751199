package io.heliograph.notifications.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxOrderTest {
  @Test
  void theDefaultIsNewestFirst() {
    assertThat(InboxOrder.DEFAULT.clause()).isEqualTo("created DESC, id DESC");
  }

  @Test
  void anOmittedDirectionIsAscendingAndTheOrderIsAlwaysComplete() {
    var order = new InboxOrder(List.of(InboxOrder.parse("read"), InboxOrder.parse("topic,DESC")));

    assertThat(order.clause()).isEqualTo("read_at ASC, topic DESC, created DESC, id DESC");
  }

  @Test
  void ofLongTextsTheFirstCharactersCount() {
    assertThat(new InboxOrder(List.of(InboxOrder.parse("description"))).clause())
        .startsWith("left(description, 64) ASC, ");
  }

  @Test
  void anIndexServesWhatIsOrderedByTimeFirst() {
    assertThat(InboxOrder.DEFAULT.isByTime()).isTrue();
    assertThat(new InboxOrder(List.of(InboxOrder.parse("created"))).isByTime()).isTrue();
    assertThat(new InboxOrder(List.of(InboxOrder.parse("title"))).isByTime()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",asc", "user_ref", "created;drop", "created,up", "created,asc,x"})
  void onlyFieldsOfANotificationOrderIt(String text) {
    assertThatThrownBy(() -> InboxOrder.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
