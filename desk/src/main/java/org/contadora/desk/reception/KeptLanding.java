package org.contadora.desk.reception;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.contadora.reception.people.KeptSheet;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Pins.Pin;

/// All of an arrival that cannot be worked out again.
///
/// @param country ISO 3166-1 alpha-3
/// @param day such as `2026-11-24`
/// @param madeUp whether nobody of it exists
/// @param renumbered whether its people have other keys than an earlier version gave them
/// @param keyed whether the rows of the sheet have their keys beside them, as they have since
///   version 2 of the file
/// @param sheet the manifest
/// @param places the table of places, empty if none was brought in
/// @param told answers by the person's key
/// @param changed families that have other people than when something was said of them, as long as
///   nobody has decided again
record KeptLanding(
    String id,
    String country,
    String day,
    boolean madeUp,
    boolean renumbered,
    boolean keyed,
    KeptSheet sheet,
    String places,
    Map<String, Map<String, String>> told,
    List<Pin> pins,
    List<Choice> choices,
    Set<String> changed) {
  /// The same with another sheet.
  KeptLanding with(KeptSheet other) {
    return new KeptLanding(
        id, country, day, madeUp, renumbered, keyed, other, places, told, pins, choices, changed);
  }

  /// Whether everything that was said is about somebody of `manifest`.
  boolean isAbout(Manifest manifest) {
    Set<String> people =
        manifest.people().stream().map(Person::key).collect(Collectors.toUnmodifiableSet());
    Set<String> families =
        manifest.people().stream().map(Person::family).collect(Collectors.toUnmodifiableSet());
    return people.containsAll(told.keySet())
        && pins.stream().allMatch(pin -> families.contains(pin.family()))
        && choices.stream().allMatch(choice -> families.contains(choice.family()));
  }

  /// The id alone.
  @Override
  public String toString() {
    return id;
  }
}
