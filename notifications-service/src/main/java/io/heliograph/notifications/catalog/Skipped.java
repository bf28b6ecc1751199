package io.heliograph.notifications.catalog;

import io.heliograph.identity.EntityRef;
import io.heliograph.log.RareWarning;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/** A part of the catalog's response that is malformed and therefore left out; the rest counts. */
enum Skipped {
  /** An entity that is no entity, or has no valid ref. It counts as unknown. */
  ENTITY,
  /** A relation whose target is no valid ref. */
  RELATION;

  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(Skipped.class), Duration.ofSeconds(1));

  /** Logs this with the entity that was requested. */
  void warn(EntityRef requested) {
    WARNING.log(
        this,
        "malformed catalog %s skipped ref=%s"
            .formatted(name().toLowerCase(Locale.ROOT), requested));
  }
}
