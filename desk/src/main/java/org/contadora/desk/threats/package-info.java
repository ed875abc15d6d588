/// Tariff threats that people type at the desk, weighed beside the pages.
@NullMarked
package org.contadora.desk.threats;

import org.jspecify.annotations.NullMarked;
