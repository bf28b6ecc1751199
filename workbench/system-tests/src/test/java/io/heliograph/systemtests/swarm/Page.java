package io.heliograph.systemtests.swarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.systemtests.audit.Entry;
import io.heliograph.systemtests.audit.Entry.Since;
import io.heliograph.systemtests.audit.Journal;
import io.heliograph.systemtests.audit.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The protocol state of a page: its channels, its position in each, and the commands that it sends
 * when it connects. The message of a signal is {@code {"n":number}}. It is not thread-safe.
 */
public final class Page {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean optsIn;
  private final Ledger ledger;
  private final Journal journal;
  private final Set<String> wanted = new LinkedHashSet<>();
  private final Set<String> inForce = new HashSet<>();
  private final Set<String> resuming = new HashSet<>();
  private final Map<String, String> positions = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private int heard;
  private int recovered;
  private int notRecovered;

  private Page(boolean optsIn, Ledger ledger, Journal journal) {
    this.optsIn = optsIn;
    this.ledger = ledger;
    this.journal = journal;
  }

  /** Creates a page like Backstage's, which never learns of missed signals. */
  public static Page stock(Ledger ledger, Journal journal) {
    return new Page(false, ledger, journal);
  }

  /** Creates a page that resumes from its latest position. */
  public static Page resuming(Ledger ledger, Journal journal) {
    return new Page(true, ledger, journal);
  }

  /** Subscribes to all wanted channels. */
  void connected(Consumer<String> out) {
    journal.enter(new Entry.Connected());
    inForce.clear();
    wanted.forEach(channel -> ask(channel, out));
  }

  void subscribe(String channel, Consumer<String> out) {
    if (wanted.add(channel)) {
      ask(channel, out);
    }
  }

  void unsubscribe(String channel, Consumer<String> out) {
    if (wanted.remove(channel)) {
      inForce.remove(channel);
      journal.enter(new Entry.Left(channel));
      out.accept(command("unsubscribe", channel).toString());
    }
  }

  /** Adds a channel while there is no connection. */
  void want(String channel) {
    wanted.add(channel);
  }

  void forget(String channel) {
    wanted.remove(channel);
  }

  private void ask(String channel, Consumer<String> out) {
    Since since = since(channel);
    journal.enter(new Entry.Asked(channel, since));
    ObjectNode command = command("subscribe", channel);
    if (since != Since.UNSAID) {
      command.put("since", positions.get(channel));
    }
    if (since == Since.LAST_HEARD) {
      resuming.add(channel);
    }
    out.accept(command.toString());
  }

  private Since since(String channel) {
    if (!optsIn) {
      return Since.UNSAID;
    }
    return positions.containsKey(channel) ? Since.LAST_HEARD : Since.NOW;
  }

  private static ObjectNode command(String action, String channel) {
    return JsonNodeFactory.instance.objectNode().put("action", action).put("channel", channel);
  }

  /** Handles a frame and returns the number of the signal, or -1 for any other frame. */
  int hear(String text) {
    JsonNode frame = parsed(text);
    if (frame.has("channel")) {
      return signal(frame);
    }
    switch (frame.path("type").asText()) {
      case "subscribed" -> subscribed(frame);
      case "position" -> inForce.forEach(channel -> keepPosition(channel, frame));
      case "draining" -> {}
      default -> complaints.add(text);
    }
    return -1;
  }

  private int signal(JsonNode frame) {
    String channel = frame.path("channel").asText();
    int number = frame.path("message").path("n").asInt(-1);
    journal.enter(new Entry.Heard(channel, number));
    heard++;
    if (!optsIn && !inForce.contains(channel) && wanted.contains(channel)) {
      inForce.add(channel);
    }
    keepPosition(channel, frame);
    return number;
  }

  private void subscribed(JsonNode frame) {
    String channel = frame.path("subscription").asText();
    boolean complete = frame.path("recovered").asBoolean();
    journal.enter(new Entry.Subscribed(channel, complete, ledger.size()));
    recovered += complete ? 1 : 0;
    notRecovered += complete || !resuming.remove(channel) ? 0 : 1;
    keepPosition(channel, frame);
    if (wanted.contains(channel)) {
      inForce.add(channel);
    }
  }

  /** Stores the position. Extended frames must have one, and frames for stock pages must not. */
  private void keepPosition(String channel, JsonNode frame) {
    if (frame.has("position") != optsIn) {
      complaints.add(frame.toString());
    } else if (optsIn) {
      positions.put(channel, frame.path("position").asText());
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public Set<String> wanted() {
    return Set.copyOf(wanted);
  }

  /**
   * Returns whether the subscription to each wanted channel is confirmed on this connection, by an
   * answer or by a signal.
   */
  boolean isInForce() {
    return inForce.containsAll(wanted);
  }

  /** Returns the frames that the server must not send to this page. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  public Journal journal() {
    return journal;
  }

  /** Returns the number of signals, including duplicates. */
  public int heard() {
    return heard;
  }

  /** Returns the number of subscriptions without a gap. */
  public int recovered() {
    return recovered;
  }

  /** Returns the number of subscriptions with a position for which the server announced a gap. */
  public int notRecovered() {
    return notRecovered;
  }
}
