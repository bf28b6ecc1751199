@NullMarked
package io.heliograph.notifications.settings;

import org.jspecify.annotations.NullMarked;
