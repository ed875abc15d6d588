package org.contadora.desk.reception;

import java.util.List;
import java.util.Map;
import org.contadora.reception.people.KeptSheet;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Pins.Pin;

/// All of an arrival that cannot be worked out again.
///
/// @param country ISO 3166-1 alpha-3
/// @param day such as `2026-11-24`
/// @param madeUp whether nobody of it exists
/// @param places the table of places, empty if none was brought in
/// @param told answers by the person's key
record KeptLanding(
    String id,
    String country,
    String day,
    boolean madeUp,
    KeptSheet sheet,
    String places,
    Map<String, Map<String, String>> told,
    List<Pin> pins,
    List<Choice> choices) {
  /// The id alone.
  @Override
  public String toString() {
    return id;
  }
}
