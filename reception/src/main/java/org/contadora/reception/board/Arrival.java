package org.contadora.reception.board;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.placement.plan.Plan;

/// Everything that the board of an arrival shows.
///
/// @param title by language (ISO 639-1)
/// @param country where people arrive, ISO 3166-1 alpha-3
/// @param day of the arrival, on which the answers hold
/// @param manifest who arrives
/// @param answers of each family, by its key
/// @param plan where each family is proposed to go; its families have the manifest's keys
/// @param countryOfPlace ISO 3166-1 alpha-3, by the place's id
/// @param madeUp whether nobody of it exists, which the board then says
public record Arrival(
    Map<String, String> title,
    String country,
    LocalDate day,
    Manifest manifest,
    Map<String, Answers> answers,
    Plan plan,
    Map<String, String> countryOfPlace,
    boolean madeUp) {
  /// Keeps the maps from changing, and in order.
  public Arrival {
    title = new TreeMap<>(title);
    answers = new TreeMap<>(answers);
    countryOfPlace = new TreeMap<>(countryOfPlace);
  }
}
