package org.contadora.flights.rotations;

import java.util.List;
import org.contadora.flights.legs.Leg;

/// The legs of one aircraft from leaving a base to coming back to one, in order, missing legs put
/// in.
///
/// @param id the id of its first leg with `r-` before it
public record Rotation(String id, List<Leg> legs) {
  public Rotation {
    legs = List.copyOf(legs);
  }
}
