/// The world as the equilibrium sees it: countries, what each sells to each other one, and who
/// taxes whom.
@NullMarked
package org.contadora.exposure.world;

import org.jspecify.annotations.NullMarked;
