/// Small tables that a person wrote.
@NullMarked
package org.contadora.exposure.tables;

import org.jspecify.annotations.NullMarked;
