package org.contadora.flights;

import java.util.List;
import org.contadora.flights.legs.Leg;

/// Flights of one input that other inputs tell of, too, and that count once all the same.
///
/// @param input its name
/// @param flights how many they are
/// @param others which inputs, most flights first
/// @param first the first few, as this input tells them
public record Repeats(String input, int flights, List<Other> others, List<Leg> first) {
  public Repeats {
    others = List.copyOf(others);
    first = List.copyOf(first);
  }

  /// Another input.
  ///
  /// @param flights how many of the flights it tells of
  public record Other(String input, int flights) {}
}
