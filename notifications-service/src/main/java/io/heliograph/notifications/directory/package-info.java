/**
 * The directory of users, groups and owned entities, by their relations.
 *
 * <p>{@link io.heliograph.notifications.directory.Directory} is asked for the entities of a send.
 * {@code FileDirectory} holds all entities in memory; the package {@code catalog} reads them from a
 * file or asks Backstage's catalog.
 */
@NullMarked
package io.heliograph.notifications.directory;

import org.jspecify.annotations.NullMarked;
