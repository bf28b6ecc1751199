package io.heliograph.systemtests.audit;

import java.util.List;

/**
 * Compares the signals that pages received with the published ones, after a run in which all
 * signals have arrived.
 */
public final class Audit {
  private final Ledger ledger;

  public Audit(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Returns the broken promises, or an empty list. */
  public List<Finding> findings(Journal journal) {
    return new PageAudit(ledger, journal).findings();
  }
}
