/// An arrival on one page: who may claim what, where, and why. The page itself is built by the
/// module `desk-ui`; here its data are put in. People stand on it under the keys of their cases.
@NullMarked
package org.contadora.reception.board;

import org.jspecify.annotations.NullMarked;
