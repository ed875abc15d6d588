package org.contadora.desk.reception;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.contadora.core.Seed;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.ManifestReader;
import org.contadora.reception.people.SampleFlight;
import org.jspecify.annotations.Nullable;

/// The arrivals that the desk works on. Personal data live here and nowhere else: they end with the
/// process, or when somebody removes the arrival.
public final class Receptions {
  /// Arrivals at once: a desk receives a few flights a day.
  public static final int MOST_ARRIVALS = 20;

  /// What a file is called in its refusals: its own name may be about a person.
  private static final String MANIFEST = "manifest";

  private static final String SAMPLE_COUNTRY = "HND";
  private static final Seed SAMPLE_SEED = new Seed(1);

  private final Map<String, Landing> landings = new LinkedHashMap<>();
  private @Nullable Pathways pathways;
  private int last;

  /// Takes a manifest in.
  ///
  /// @param country where the people arrive, ISO 3166-1 alpha-3
  /// @throws IllegalArgumentException if it is no manifest; the message repeats nothing of its rows
  public Landing bring(byte[] content, String country, LocalDate day) {
    return keep(read(content, day), country, day, /* madeUp= */ false);
  }

  /// Takes a made-up flight in, which every page then says.
  public Landing bringSample(LocalDate day) {
    byte[] csv = SampleFlight.csv(SAMPLE_SEED, day).getBytes(StandardCharsets.UTF_8);
    return keep(read(csv, day), SAMPLE_COUNTRY, day, /* madeUp= */ true);
  }

  private static Manifest read(byte[] content, LocalDate day) {
    try {
      return ManifestReader.read(content, MANIFEST, day);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The manifest could not be read: %s.".formatted(e.getMessage()), e);
    }
  }

  private Landing keep(Manifest manifest, String country, LocalDate day, boolean madeUp) {
    Pathways rules = pathways();
    Landing landing;
    synchronized (this) {
      if (landings.size() >= MOST_ARRIVALS) {
        throw new IllegalArgumentException(
            "There are %d arrivals, which is the most at once.\nMaybe remove one that is done."
                .formatted(landings.size()));
      }
      String id = String.format(Locale.ROOT, "A-%03d", ++last);
      landing = new Landing(id, rules, manifest, country, day, madeUp);
      landings.put(id, landing);
    }
    return landing;
  }

  private synchronized Pathways pathways() {
    if (pathways == null) {
      pathways = Pathways.shipped();
    }
    return pathways;
  }

  /// All arrivals, the newest first.
  public synchronized List<Landing> all() {
    return new ArrayList<>(landings.values()).reversed();
  }

  /// The arrival of that id.
  public synchronized Optional<Landing> find(String id) {
    return Optional.ofNullable(landings.get(id));
  }

  /// Forgets an arrival with everything about its people.
  ///
  /// @return false if there was none
  public synchronized boolean remove(String id) {
    return landings.remove(id) != null;
  }
}
