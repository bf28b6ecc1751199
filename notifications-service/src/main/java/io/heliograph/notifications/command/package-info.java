/**
 * The values that a send passes through: {@code SendRequest} (the body), {@code SendCommand}
 * (checked), {@code ResolvedSend} (with its users), {@code SendResult} (what became of it). A send
 * to many is a {@code Job}.
 */
@NullMarked
package io.heliograph.notifications.command;

import org.jspecify.annotations.NullMarked;
