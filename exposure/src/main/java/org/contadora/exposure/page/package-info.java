/// What was worked out about a threat, written as one page for people. The page itself is built by
/// the module `desk-ui`; here its data are put in.
@NullMarked
package org.contadora.exposure.page;

import org.jspecify.annotations.NullMarked;
