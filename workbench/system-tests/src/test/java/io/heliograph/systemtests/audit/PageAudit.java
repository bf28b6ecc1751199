package io.heliograph.systemtests.audit;

import io.heliograph.systemtests.audit.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the journal of one page. */
final class PageAudit {
  private final Ledger ledger;
  private final Journal journal;
  private final Map<String, ChannelAudit> channels = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  PageAudit(Ledger ledger, Journal journal) {
    this.ledger = ledger;
    this.journal = journal;
  }

  List<Finding> findings() {
    journal.entries().forEach(this::follow);
    channels.values().forEach(ChannelAudit::end);
    return List.copyOf(findings);
  }

  private void follow(Entry entry) {
    switch (entry) {
      case Entry.Connected() -> channels.values().forEach(ChannelAudit::connected);
      case Entry.Asked(String name, Entry.Since since) -> channel(name).asked(since);
      case Entry.Subscribed(String name, boolean recovered, int published) ->
          channel(name).subscribed(recovered, published);
      case Entry.Heard(String name, int number) -> heard(name, number);
      case Entry.Left(String name) -> channel(name).left();
    }
  }

  private void heard(String name, int number) {
    if (isForThisPage(name, number)) {
      channel(name).heard(number);
    } else {
      add(Kind.FOREIGN, name, number);
    }
  }

  private boolean isForThisPage(String name, int number) {
    return ledger.holds(number)
        && ledger.signal(number).channel().equals(name)
        && journal.recipients().contains(ledger.signal(number).recipient());
  }

  private ChannelAudit channel(String name) {
    return channels.computeIfAbsent(name, key -> new ChannelAudit(key, this));
  }

  void add(Kind kind, String channel, int number) {
    findings.add(new Finding(kind, journal.page(), channel, number));
  }

  Ledger ledger() {
    return ledger;
  }

  Set<String> recipients() {
    return journal.recipients();
  }
}
