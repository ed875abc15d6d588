package org.contadora.reception.placement.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.reception.placement.Family;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Place;
import org.contadora.reception.placement.PlacementProblem;

/// One year of cases and sites, as read.
///
/// @param cases case numbers, in the order of the file of sizes
/// @param sites site names, in the order of the weights' header
/// @param problem the same numbers as positions in these lists
/// @param compatible by case and site, whether the file of compatibilities says so (fits or not)
/// @param weight by case and site, expected number of people in work; NaN where not known
// Numbers by position; nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record FiscalYear(
    List<String> cases,
    List<String> sites,
    PlacementProblem problem,
    boolean[][] compatible,
    double[][] weight) {

  /// The same as families and places.
  public Intake intake() {
    int dimensions = problem.dimensions();
    List<String> names =
        dimensions == 1 ? List.of("people") : List.of("children", "adults", "seniors");
    List<Family> families = new ArrayList<>();
    for (int f = 0; f < cases.size(); f++) {
      List<Integer> sizes = Arrays.stream(problem.sizesOf(f)).boxed().toList();
      int people = sizes.stream().mapToInt(Integer::intValue).sum();
      families.add(Family.of(cases.get(f), Math.max(1, people), sizes));
    }
    List<Place> places = new ArrayList<>();
    for (int l = 0; l < sites.size(); l++) {
      places.add(Place.of(sites.get(l), Arrays.stream(problem.capacities()[l]).boxed().toList()));
    }
    return new Intake(names, families, places, weight, compatible);
  }
}
