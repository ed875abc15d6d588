/// Brings reference data and position history from their publishers, politely.
@NullMarked
package org.contadora.app.fetch;

import org.jspecify.annotations.NullMarked;
