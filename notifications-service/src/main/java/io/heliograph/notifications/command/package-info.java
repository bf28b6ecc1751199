/**
 * The values that a send passes through.
 *
 * <p>{@code SendRequest} is the body, {@code SendCommand} the checked send of one service, {@code
 * ResolvedSend} the send with its users, {@code SendResult} the result. A send to many users is a
 * {@code Job}. With an {@code Idempotency-Key} the command has an {@code IdempotentRequest}, and
 * the answer of an earlier send is a {@code StoredAnswer}.
 */
@NullMarked
package io.heliograph.notifications.command;

import org.jspecify.annotations.NullMarked;
