@NullMarked
package io.heliograph.notifications.inbox;

import org.jspecify.annotations.NullMarked;
