/**
 * Backstage's actions: operations that Backstage lists for tools such as its MCP server.
 *
 * <p>{@link io.heliograph.notifications.actions.ActionsResource} lists the actions that a caller
 * can invoke. Each action has a resource of its own: {@code get-notifications} reads a page of the
 * user's inbox, {@code send-notification} sends on behalf of a service. The description of an
 * action is a JSON file in the folder {@code actions} of the class path, in the format in which it
 * is listed.
 */
@NullMarked
package io.heliograph.notifications.actions;

import org.jspecify.annotations.NullMarked;
