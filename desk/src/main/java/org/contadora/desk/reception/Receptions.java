package org.contadora.desk.reception;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.contadora.core.Seed;
import org.contadora.desk.accounts.Accounts;
import org.contadora.ledger.evidence.Disk;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.KeptSheet;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.ManifestReader;
import org.contadora.reception.people.SampleFlight;
import org.jspecify.annotations.Nullable;

/// The arrivals that the desk works on. Personal data live here and nowhere else: they end with the
/// process, or when somebody removes the arrival; unless whoever started the desk named a file,
/// where they then lie sealed. Safe for several threads.
public final class Receptions {
  /// Arrivals at once: a desk receives a few flights a day.
  public static final int MOST_ARRIVALS = 20;

  /// What a file is called in its refusals: its own name may be about a person.
  private static final String MANIFEST = "manifest";

  private static final String SAMPLE_COUNTRY = "HND";
  private static final Seed SAMPLE_SEED = new Seed(1);

  private final @Nullable SealedFile file;
  private final Map<String, Landing> landings = new LinkedHashMap<>();
  private final Map<String, KeptLanding> unread = new LinkedHashMap<>();
  private @Nullable Pathways pathways;
  private int last;

  /// Arrivals that live in memory alone.
  public Receptions() {
    file = null;
  }

  /// Arrivals that are kept in a file, which somebody must open first.
  ///
  /// @param random where the file's salt and nonces come from
  public Receptions(Path kept, SecureRandom random) {
    this(kept, Disk.real(), random);
  }

  Receptions(Path kept, Disk disk, SecureRandom random) {
    file = new SealedFile(kept, disk, random);
  }

  /// Where arrivals are.
  public enum Place {
    /// In this program's memory alone.
    MEMORY,
    /// In a file that is still to be made, with the passphrase that is given first.
    NEW_FILE,
    /// In a file that nobody has opened since the desk started.
    LOCKED_FILE,
    /// In a file, which is open.
    OPEN_FILE
  }

  /// Where arrivals are now.
  public synchronized Place place() {
    SealedFile kept = file;
    if (kept == null) {
      return Place.MEMORY;
    }
    return kept.isOpen() ? Place.OPEN_FILE : kept.exists() ? Place.LOCKED_FILE : Place.NEW_FILE;
  }

  /// Opens the file with its passphrase, or makes it with this one; does nothing where it is open.
  ///
  /// @throws ArrivalsException if the passphrase is another one, or the file cannot be used
  public synchronized void open(char[] passphrase) throws ArrivalsException {
    SealedFile kept = file;
    if (kept == null || kept.isOpen()) {
      return;
    }
    if (kept.exists()) {
      byte[] content = kept.open(passphrase);
      try {
        take(ArrivalsJson.read(content));
      } catch (RuntimeException e) {
        // What was not taken in must not be written over.
        kept.lock();
        throw e;
      } finally {
        Arrays.fill(content, (byte) 0);
      }
      return;
    }
    requireLong(passphrase);
    SealedFile begun = kept.begun(passphrase);
    begun.write(ArrivalsJson.write(new ArrivalsJson.Content(0, List.of())));
    kept.takeKey(begun);
  }

  private static void requireLong(char[] passphrase) throws ArrivalsException {
    if (passphrase.length < Accounts.SHORTEST_PASSWORD
        || passphrase.length > Accounts.LONGEST_PASSWORD) {
      throw new ArrivalsException(
          ArrivalsException.Why.BAD_PASSPHRASE,
          "The passphrase (%d characters) must have %d to %d characters.%nMaybe four or five random words."
              .formatted(passphrase.length, Accounts.SHORTEST_PASSWORD, Accounts.LONGEST_PASSWORD));
    }
  }

  /// Seals a file of arrivals under another passphrase, with another salt: whole in place of what
  /// was there, or not at all, so that the old passphrase opens it until the new one does. A desk
  /// that has the file open refuses to write it from then on.
  ///
  /// @param random where the new salt and nonce come from
  /// @throws ArrivalsException if there is no such file, the old passphrase is another one, the new
  ///   one is too short, or the file cannot be written; it is then as it was
  public static void changePassphrase(
      Path kept, SecureRandom random, char[] passphrase, char[] next) throws ArrivalsException {
    changePassphrase(kept, Disk.real(), random, passphrase, next);
  }

  static void changePassphrase(
      Path kept, Disk disk, SecureRandom random, char[] passphrase, char[] next)
      throws ArrivalsException {
    var old = new SealedFile(kept, disk, random);
    byte[] content = old.open(passphrase);
    try {
      requireLong(next);
      ArrivalsJson.read(content);
      SealedFile begun = old.begun(next);
      try {
        begun.write(content);
      } catch (ArrivalsException e) {
        throw begun.tookPlaceOf(old) ? e : notChanged(kept, e);
      }
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static ArrivalsException notChanged(Path kept, ArrivalsException e) {
    String why =
        e.why() == ArrivalsException.Why.CHANGED
            ? "The file %s was written by another program meanwhile.".formatted(kept)
            : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new ArrivalsException(
        e.why(),
        "%s%nIts passphrase was not changed: the one until now opens it.%nMaybe a desk works on it, or the disk is full."
            .formatted(why));
  }

  private void take(ArrivalsJson.Content content) {
    Map<String, Landing> taken = new LinkedHashMap<>();
    Map<String, KeptLanding> notRead = new LinkedHashMap<>();
    for (KeptLanding one : content.landings()) {
      try {
        taken.put(one.id(), landing(one));
      } catch (IOException _) {
        notRead.put(one.id(), one);
      }
    }
    last = content.last();
    landings.putAll(taken);
    unread.putAll(notRead);
  }

  /// Where rows have no keys beside them, and an earlier version may have numbered them otherwise,
  /// everybody gets a key that nobody had, so that nothing that was said, on paper or here, is
  /// taken for somebody else's.
  private Landing landing(KeptLanding kept) throws IOException {
    LocalDate day = LocalDate.parse(kept.day());
    Manifest manifest = ManifestReader.read(kept.sheet(), MANIFEST, day);
    if (kept.keyed() || (kept.sheet().isNumberedForSure(manifest) && kept.isAbout(manifest))) {
      return Landing.of(kept, pathways(), manifest, day, /* renumbered= */ false);
    }
    KeptLanding apart = kept.with(kept.sheet().renumbered());
    Manifest renumbered = ManifestReader.read(apart.sheet(), MANIFEST, day);
    return Landing.of(apart, pathways(), renumbered, day, /* renumbered= */ true);
  }

  /// An arrival that lies in the file and whose manifest this version cannot read. It stays there.
  ///
  /// @param country ISO 3166-1 alpha-3
  /// @param day such as `2026-11-24`
  public record Unread(String id, String country, String day) {}

  /// Arrivals of the file that this version cannot read.
  public synchronized List<Unread> unread() {
    return unread.values().stream()
        .map(one -> new Unread(one.id(), one.country(), one.day()))
        .toList();
  }

  /// Does nothing where arrivals can be worked on.
  ///
  /// @throws ArrivalsException if they are kept in a file that nobody has opened
  public synchronized void requireOpen() throws ArrivalsException {
    if (file != null && !file.isOpen()) {
      throw new ArrivalsException(
          ArrivalsException.Why.LOCKED,
          "The arrivals lie in a file that is locked; give its passphrase first.");
    }
  }

  /// Writes everything as it is now, where there is a file.
  ///
  /// @throws ArrivalsException if it could not be written; the file is as it was
  public synchronized void save() throws ArrivalsException {
    SealedFile kept = file;
    if (kept == null || !kept.isOpen()) {
      return;
    }
    List<KeptLanding> all = new ArrayList<>(unread.values());
    landings.values().forEach(landing -> all.add(landing.kept()));
    byte[] content = ArrivalsJson.write(new ArrivalsJson.Content(last, all));
    try {
      kept.write(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /// Takes a manifest in.
  ///
  /// @param country where the people arrive, ISO 3166-1 alpha-3
  /// @throws IllegalArgumentException if it is no manifest; the message repeats nothing of its rows
  public Landing bring(byte[] content, String country, LocalDate day) {
    return keep(content, country, day, /* madeUp= */ false);
  }

  /// Takes a made-up flight in, which every page then says.
  public Landing bringSample(LocalDate day) {
    byte[] csv = SampleFlight.csv(SAMPLE_SEED, day).getBytes(StandardCharsets.UTF_8);
    return keep(csv, SAMPLE_COUNTRY, day, /* madeUp= */ true);
  }

  private static Manifest read(KeptSheet sheet, LocalDate day) {
    try {
      return ManifestReader.read(sheet, MANIFEST, day);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static IllegalArgumentException unreadable(IOException e) {
    return new IllegalArgumentException(
        "The manifest could not be read: %s.".formatted(e.getMessage()), e);
  }

  private Landing keep(byte[] content, String country, LocalDate day, boolean madeUp) {
    KeptSheet sheet;
    try {
      sheet = ManifestReader.keep(content);
    } catch (IOException e) {
      throw unreadable(e);
    }
    Manifest manifest = read(sheet, day);
    Pathways rules = pathways();
    Landing landing;
    synchronized (this) {
      if (landings.size() >= MOST_ARRIVALS) {
        throw new IllegalArgumentException(
            "There are %d arrivals, which is the most at once.\nMaybe remove one that is done."
                .formatted(landings.size()));
      }
      String id = String.format(Locale.ROOT, "A-%03d", ++last);
      landing = new Landing(id, rules, sheet, manifest, country, day, madeUp);
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
    return landings.remove(id) != null || unread.remove(id) != null;
  }
}
