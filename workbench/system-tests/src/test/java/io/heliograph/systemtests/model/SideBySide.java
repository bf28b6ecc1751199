package io.heliograph.systemtests.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.NotificationsClient;
import io.heliograph.systemtests.client.Sending;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executes every step in the product and in the model, and compares the results. */
final class SideBySide {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String NEVER_SENT = "01234567-89ab-7def-8123-456789abcdef";

  private final ModelInbox model = new ModelInbox();
  private final Cast cast;

  SideBySide(Cast cast) {
    this.cast = cast;
  }

  void take(Step step) {
    switch (step) {
      case Step.Send send -> send(send);
      case Step.Broadcast broadcast -> broadcast(broadcast);
      case Step.Mark mark -> mark(mark);
      case Step.Choose choose -> choose(choose);
    }
  }

  private void send(Step.Send send) {
    Sender sender = cast.senders().get(send.sender());
    var expected = model.send(sender.origin(), cast.reachedBy(send), send.content());

    JsonNode receipts =
        sender.client().send(new Sending(cast.recipients(send), send.content().json()));

    Map<String, String> given = new LinkedHashMap<>();
    receipts.forEach(
        one -> given.put(one.required("user").textValue(), one.required("id").textValue()));
    assertThat(given).as("receipts of %s", send).containsOnlyKeys(expected.keySet());
    expected.forEach((user, entry) -> identify(entry, given.get(user)));
  }

  private void broadcast(Step.Broadcast broadcast) {
    Sender sender = cast.senders().get(broadcast.sender());
    var expected = model.broadcast(sender.origin(), broadcast.content());

    ObjectNode everybody = JSON.objectNode().put("type", "broadcast");
    String id = sender.client().idOf(new Sending(everybody, broadcast.content().json()));

    identify(expected, id);
  }

  private static void identify(ModelInbox.Entry entry, @Nullable String given) {
    assertThat(given).isNotNull().isEqualTo(entry.identify(String.valueOf(given)));
  }

  private void mark(Step.Mark mark) {
    User person = cast.people().get(mark.person());
    Set<String> ids = new LinkedHashSet<>(mark.which().stream().map(this::id).toList());
    ObjectNode change = JSON.objectNode();
    putIfSet(change, "read", mark.read());
    putIfSet(change, "saved", mark.saved());

    JsonNode answer = cast.reading().update(person, ids, change);

    assertThat(Shown.all(answer))
        .as("answer to %s", mark)
        .isEqualTo(model.mark(person.ref(), ids, mark.read(), mark.saved()));
  }

  private String id(int number) {
    List<String> newestFirst = model.ids().reversed();
    return number < newestFirst.size() ? newestFirst.get(number) : NEVER_SENT;
  }

  private static void putIfSet(ObjectNode change, String field, @Nullable Boolean value) {
    if (value != null) {
      change.put(field, value);
    }
  }

  private void choose(Step.Choose choose) {
    User person = cast.people().get(choose.person());
    String origin = cast.senders().get(choose.sender()).origin();
    model.choose(
        person.ref(),
        new ModelInbox.Choice(origin, choose.wanted(), choose.topic(), choose.topicWanted()));

    cast.reading().choose(person, tree(origin, choose));
  }

  private static ObjectNode tree(String origin, Step.Choose choose) {
    ObjectNode tree = JSON.objectNode();
    ObjectNode channel = tree.putArray("channels").addObject().put("id", "Web");
    ObjectNode chosen =
        channel.putArray("origins").addObject().put("id", origin).put("enabled", choose.wanted());
    if (choose.topic() != null) {
      chosen
          .putArray("topics")
          .addObject()
          .put("id", choose.topic())
          .put("enabled", choose.topicWanted());
    }
    return tree;
  }

  /** Compares the inboxes, the counts and the answers to the questions for all users. */
  void compare(List<Question> questions) {
    for (User person : cast.people()) {
      List<Shown> inbox = model.inbox(person.ref());
      compareStatus(person, inbox);
      Stream.concat(Stream.of(Question.EVERYTHING), questions.stream())
          .forEach(question -> compare(question, person, inbox));
    }
  }

  private void compareStatus(User person, List<Shown> inbox) {
    int read = (int) inbox.stream().filter(Shown::read).count();
    assertThat(cast.reading().status(person))
        .as("status of %s", person.ref())
        .isEqualTo(JSON.objectNode().put("unread", inbox.size() - read).put("read", read));
  }

  private void compare(Question question, User person, List<Shown> inbox) {
    JsonNode list = cast.reading().list(person, question.query());
    assertThat(Shown.all(list.required("notifications")))
        .as("list of %s, %s", person.ref(), question)
        .isEqualTo(question.page(inbox));
    assertThat(list.required("totalCount").intValue())
        .as("total of %s, %s", person.ref(), question)
        .isEqualTo(question.matching(inbox).size());
    assertThat(topics(person, question))
        .as("topics of %s, %s", person.ref(), question)
        .isEqualTo(question.topics(inbox));
  }

  private List<String> topics(User person, Question question) {
    JsonNode topics = cast.reading().topics(person, question.topicsQuery()).required("topics");
    return Stream.iterate(0, i -> i < topics.size(), i -> i + 1)
        .map(i -> topics.required(i).textValue())
        .toList();
  }

  /** A service that sends, with the origin of its notifications. */
  record Sender(String origin, NotificationsClient client) {}

  /** The users and senders of a run. The members of the group are the first two users. */
  record Cast(List<User> people, List<Sender> senders) {
    static final String GROUP = "group:default/crew";
    private static final Set<Integer> MEMBERS = Set.of(0, 1);

    NotificationsClient reading() {
      return senders.getFirst().client();
    }

    private List<String> refs(Set<Integer> numbers) {
      return numbers.stream().map(number -> people.get(number).ref()).toList();
    }

    List<String> reachedBy(Step.Send send) {
      var numbers = new TreeSet<>(send.persons());
      numbers.addAll(send.group() ? MEMBERS : Set.of());
      numbers.removeAll(send.excluded());
      return refs(numbers);
    }

    ObjectNode recipients(Step.Send send) {
      ObjectNode recipients = JSON.objectNode().put("type", "entity");
      var refs = recipients.putArray("entityRef");
      refs(send.persons()).forEach(refs::add);
      if (send.group()) {
        refs.add(GROUP);
      }
      refs(send.excluded()).forEach(recipients.putArray("excludeEntityRef")::add);
      return recipients;
    }
  }
}
