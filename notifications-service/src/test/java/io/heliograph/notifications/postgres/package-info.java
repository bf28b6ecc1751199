@NullMarked
package io.heliograph.notifications.postgres;

import org.jspecify.annotations.NullMarked;
