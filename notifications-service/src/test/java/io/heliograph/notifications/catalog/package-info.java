@NullMarked
package io.heliograph.notifications.catalog;

import org.jspecify.annotations.NullMarked;
