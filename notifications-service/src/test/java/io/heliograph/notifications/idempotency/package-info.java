@NullMarked
package io.heliograph.notifications.idempotency;

import org.jspecify.annotations.NullMarked;
