@NullMarked
package io.heliograph.web.connection;

import org.jspecify.annotations.NullMarked;
