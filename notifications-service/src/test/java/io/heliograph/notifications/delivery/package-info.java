@NullMarked
package io.heliograph.notifications.delivery;

import org.jspecify.annotations.NullMarked;
