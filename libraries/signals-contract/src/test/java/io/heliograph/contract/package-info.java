@NullMarked
package io.heliograph.contract;

import org.jspecify.annotations.NullMarked;
