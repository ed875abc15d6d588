package org.contadora.reception.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a solver sees: families and places by number, sizes and capacities by dimension, and for
/// each family the places it may go to with their value.
///
/// maximise Σ value(f,l) x(f,l), each family at most one place, Σ size(f,d) x(f,l) ≤ capacity(l,d),
/// x whole (Ahani, Andersson, Martinello, Teytelboym, Trapp, Operations Research 69(5), 2021, the
/// model of Annie MOORE). A pair of a family and a place that fit is called an option; the options
/// of one family lie side by side, by place.
public final class PlacementProblem {
  /// Stands for "not placed" wherever a place's number stands.
  public static final int NOWHERE = -1;

  private final int dimensions;
  private final int[] sizes;
  private final int[] capacities;
  private final int[] optionStart;
  private final int[] optionPlace;
  private final double[] optionValue;

  private PlacementProblem(
      int dimensions,
      int[] sizes,
      int[] capacities,
      int[] optionStart,
      int[] optionPlace,
      double[] optionValue) {
    this.dimensions = dimensions;
    this.sizes = sizes;
    this.capacities = capacities;
    this.optionStart = optionStart;
    this.optionPlace = optionPlace;
    this.optionValue = optionValue;
  }

  /// Collects the families of a problem one after another.
  public static final class Builder {
    private final int dimensions;
    private final int places;
    private final int[] capacities;
    private final List<int[]> sizes = new ArrayList<>();
    private final List<int[]> optionPlaces = new ArrayList<>();
    private final List<double[]> optionValues = new ArrayList<>();

    /// @param capacities units by place and dimension, none negative
    public Builder(int[][] capacities) {
      places = capacities.length;
      dimensions = places == 0 ? 0 : capacities[0].length;
      this.capacities = new int[places * dimensions];
      for (int place = 0; place < places; place++) {
        for (int d = 0; d < dimensions; d++) {
          if (capacities[place][d] < 0) {
            throw new IllegalArgumentException(
                "The capacity (%d) of place %d in dimension %d must be at least 0."
                    .formatted(capacities[place][d], place, d));
          }
          this.capacities[place * dimensions + d] = capacities[place][d];
        }
      }
    }

    /// Adds the next family.
    ///
    /// @param size units it needs by dimension, none negative
    /// @param value by place; NaN where it may not go. An option that does not fit even in the
    ///   empty place is left out.
    public Builder add(int[] size, double[] value) {
      int[] optionPlace = new int[places];
      double[] optionValue = new double[places];
      int options = 0;
      for (int place = 0; place < places; place++) {
        if (!Double.isNaN(value[place]) && fits(size, place)) {
          optionPlace[options] = place;
          optionValue[options++] = value[place];
        }
      }
      sizes.add(size.clone());
      optionPlaces.add(Arrays.copyOf(optionPlace, options));
      optionValues.add(Arrays.copyOf(optionValue, options));
      return this;
    }

    private boolean fits(int[] size, int place) {
      for (int d = 0; d < dimensions; d++) {
        if (size[d] > capacities[place * dimensions + d]) {
          return false;
        }
      }
      return true;
    }

    /// The problem of the families added so far.
    public PlacementProblem build() {
      int families = sizes.size();
      int[] start = new int[families + 1];
      for (int f = 0; f < families; f++) {
        start[f + 1] = start[f] + optionPlaces.get(f).length;
      }
      int[] size = new int[families * dimensions];
      int[] place = new int[start[families]];
      double[] value = new double[start[families]];
      for (int f = 0; f < families; f++) {
        System.arraycopy(sizes.get(f), 0, size, f * dimensions, dimensions);
        System.arraycopy(optionPlaces.get(f), 0, place, start[f], optionPlaces.get(f).length);
        System.arraycopy(optionValues.get(f), 0, value, start[f], optionValues.get(f).length);
      }
      return new PlacementProblem(dimensions, size, capacities.clone(), start, place, value);
    }
  }

  /// How many families.
  public int families() {
    return optionStart.length - 1;
  }

  /// How many places.
  public int places() {
    return dimensions == 0 ? 0 : capacities.length / dimensions;
  }

  /// How many kinds of capacity.
  public int dimensions() {
    return dimensions;
  }

  /// How many options, all families together.
  public int options() {
    return optionPlace.length;
  }

  /// Units of dimension `d` that family `f` needs.
  public int size(int f, int d) {
    return sizes[f * dimensions + d];
  }

  /// Units of dimension `d` that place `l` has.
  public int capacity(int l, int d) {
    return capacities[l * dimensions + d];
  }

  /// The first option of family `f`; its last is before the first of family `f + 1`.
  public int firstOption(int f) {
    return optionStart[f];
  }

  /// The place of an option.
  public int place(int option) {
    return optionPlace[option];
  }

  /// The value of an option.
  public double value(int option) {
    return optionValue[option];
  }

  /// The option of family `f` at place `l`, or -1 where it may not go.
  public int option(int f, int l) {
    int found = Arrays.binarySearch(optionPlace, optionStart[f], optionStart[f + 1], l);
    return found < 0 ? -1 : found;
  }

  /// The value of family `f` at place `l`; 0 for [#NOWHERE].
  ///
  /// @throws IllegalArgumentException where it may not go
  public double value(int f, int l) {
    if (l == NOWHERE) {
      return 0;
    }
    int option = option(f, l);
    if (option < 0) {
      throw new IllegalArgumentException("Family %d may not go to place %d.".formatted(f, l));
    }
    return optionValue[option];
  }

  /// The summed value of a placement, by adding it up again.
  ///
  /// @param placeOf the place of each family, or [#NOWHERE]
  /// @throws IllegalArgumentException if it breaks a capacity or puts a family where it may not go
  public double valueOf(int[] placeOf) {
    int[] left = capacities.clone();
    double sum = 0;
    for (int f = 0; f < placeOf.length; f++) {
      sum += value(f, placeOf[f]);
      for (int d = 0; d < dimensions && placeOf[f] != NOWHERE; d++) {
        left[placeOf[f] * dimensions + d] -= size(f, d);
      }
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] < 0) {
        throw new IllegalArgumentException(
            "Place %d is over capacity by %d in dimension %d."
                .formatted(i / dimensions, -left[i], i % dimensions));
      }
    }
    return sum;
  }

  /// The same problem with other capacities.
  public PlacementProblem withCapacities(int[][] newCapacities) {
    Builder builder = new Builder(newCapacities);
    for (int f = 0; f < families(); f++) {
      builder.add(sizesOf(f), valuesOf(f));
    }
    return builder.build();
  }

  /// The same problem with only those options whose value less `cost` is among the best of their
  /// family.
  ///
  /// @param cost what an option costs, by option
  /// @param perFamily how many options are kept of each family
  public PlacementProblem best(double[] cost, int perFamily) {
    int[] start = new int[families() + 1];
    boolean[] kept = new boolean[options()];
    for (int f = 0; f < families(); f++) {
      int n = optionStart[f + 1] - optionStart[f];
      double[] surplus = new double[n];
      for (int i = 0; i < n; i++) {
        surplus[i] = optionValue[optionStart[f] + i] - cost[optionStart[f] + i];
      }
      double[] sorted = surplus.clone();
      Arrays.sort(sorted);
      double least = n <= perFamily ? Double.NEGATIVE_INFINITY : sorted[n - perFamily];
      start[f + 1] = start[f];
      for (int i = 0; i < n; i++) {
        if (surplus[i] >= least) {
          kept[optionStart[f] + i] = true;
          start[f + 1]++;
        }
      }
    }
    int[] place = new int[start[families()]];
    double[] value = new double[place.length];
    int n = 0;
    for (int o = 0; o < kept.length; o++) {
      if (kept[o]) {
        place[n] = optionPlace[o];
        value[n++] = optionValue[o];
      }
    }
    return new PlacementProblem(dimensions, sizes, capacities, start, place, value);
  }

  /// What family `f` needs, by dimension.
  public int[] sizesOf(int f) {
    return Arrays.copyOfRange(sizes, f * dimensions, (f + 1) * dimensions);
  }

  /// The value of family `f` by place, NaN where it may not go.
  public double[] valuesOf(int f) {
    double[] values = new double[places()];
    Arrays.fill(values, Double.NaN);
    for (int o = optionStart[f]; o < optionStart[f + 1]; o++) {
      values[optionPlace[o]] = optionValue[o];
    }
    return values;
  }

  /// What each place has, by dimension.
  public int[][] capacities() {
    int[][] copy = new int[places()][];
    for (int l = 0; l < copy.length; l++) {
      copy[l] = Arrays.copyOfRange(capacities, l * dimensions, (l + 1) * dimensions);
    }
    return copy;
  }
}
