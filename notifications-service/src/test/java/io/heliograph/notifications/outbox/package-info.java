@NullMarked
package io.heliograph.notifications.outbox;

import org.jspecify.annotations.NullMarked;
