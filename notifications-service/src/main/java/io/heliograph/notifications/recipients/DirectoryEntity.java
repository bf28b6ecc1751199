package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import java.util.List;

/**
 * An entity that stands for others.
 *
 * @param leadsTo members first and then child groups of a group, the owners of anything else
 */
record DirectoryEntity(EntityRef ref, List<EntityRef> leadsTo) {}
