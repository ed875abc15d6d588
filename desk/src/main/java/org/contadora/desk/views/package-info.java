/// Filters of the table of flights that a desk keeps under a name.
@NullMarked
package org.contadora.desk.views;

import org.jspecify.annotations.NullMarked;
