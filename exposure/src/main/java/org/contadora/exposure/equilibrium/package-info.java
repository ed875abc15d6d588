/// General equilibrium of a world under new tariffs: the model of Ignatenko, Lashkaripour, Macedoni
/// and Simonovska ("Making America Great Again? The Economic Impacts of Liberation Day Tariffs",
/// Journal of International Economics, 2025), its variants, and optimal tariffs in it. Symbols are
/// the paper's.
@NullMarked
package org.contadora.exposure.equilibrium;

import org.jspecify.annotations.NullMarked;
