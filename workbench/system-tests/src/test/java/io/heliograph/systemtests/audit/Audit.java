package io.heliograph.systemtests.audit;

import java.util.List;

/** Compares what pages heard with what was published. The run is over, and everything has come. */
public final class Audit {
  private final Ledger ledger;

  public Audit(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Empty if all promises were kept. */
  public List<Finding> findings(Journal journal) {
    return new PageAudit(ledger, journal).findings();
  }
}
