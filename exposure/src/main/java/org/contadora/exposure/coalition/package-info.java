/// Standing together: what each member of a group loses inside and alone, how large a fund keeps
/// the group in, how it is shared, and what a reserve for it takes.
@NullMarked
package org.contadora.exposure.coalition;

import org.jspecify.annotations.NullMarked;
