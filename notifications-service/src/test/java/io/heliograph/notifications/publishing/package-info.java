@NullMarked
package io.heliograph.notifications.publishing;

import org.jspecify.annotations.NullMarked;
