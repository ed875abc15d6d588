package org.contadora.flights.airports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A reference folder in which no file is one of airports or runways: the message names the folder,
/// what it holds and what was expected.
public final class NoReferenceException extends IOException {
  private static final long serialVersionUID = 1;

  private static final int NAMED = 3;

  NoReferenceException(Path folder, List<Path> tables) {
    super(
        "The reference folder (%s) must hold CSV files of airports or runways, known by their headers; it holds %s."
                .formatted(folder, found(tables))
            + "\nMaybe name a folder with airports.csv and runways.csv of OurAirports, airports.csv of"
            + " airportsdata or airports.csv of Virtual Radar Server's standing data; contadora fetch"
            + " reference brings them.");
  }

  private static String found(List<Path> tables) {
    return tables.isEmpty()
        ? "no CSV file"
        : "none, but "
            + String.join(", ", tables.stream().limit(NAMED).map(Path::toString).toList());
  }
}
