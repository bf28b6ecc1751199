/**
 * The values that a send passes through: {@code SendRequest} (the body), {@code SendCommand}
 * (checked), {@code ResolvedSend} (with its users), {@code SendResult} (the result). A send to many
 * users is a {@code Job}.
 */
@NullMarked
package io.heliograph.notifications.command;

import org.jspecify.annotations.NullMarked;
