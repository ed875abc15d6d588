import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks an exported ledger without trusting who exported it. Nothing is needed but a JDK, 17 or
 * newer, and this one file:
 *
 * <pre>java VerifyLedger.java EXPORT_DIR [VKEY [OLD_CHECKPOINT]]</pre>
 *
 * Every entry is hashed again, every tile compared, the root computed and held against the
 * checkpoint, whose signature must be that of VKEY; every file of evidence must have the SHA-256
 * that is its name; every file must be one that belongs there. With OLD_CHECKPOINT, a checkpoint
 * file kept from an earlier day, it also shows that what the ledger held then still stands in it.
 *
 * <p>Take VKEY from somewhere other than the export: an article, a mail, a page kept by others.
 * Without it the key is taken from the export itself, which then shows only that it fits together.
 *
 * <p>Exit code 0: all holds. 1: something is different; the first difference is printed. 2: it
 * could not be checked.
 *
 * <p>The forms are C2SP tlog-tiles, tlog-checkpoint and signed-note (https://c2sp.org); the tree is
 * that of RFC 9162 section 2.1. This program shares no code with the one that it checks.
 */
public final class VerifyLedger {
  private static final int TILE = 256;
  private static final int HASH = 32;
  private static final int PROGRESS_ENTRIES = 250_000;
  private static final String CAPTURE = "\"kind\":\"capture\"";
  private static final Pattern SHA256 = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");
  private static final HexFormat HEX = HexFormat.of();

  /** Something is not as the checkpoint says. */
  private static final class Different extends Exception {
    private static final long serialVersionUID = 1;

    Different(String message) {
      super(message);
    }
  }

  /** Name, id and public half of a key. */
  private record Key(String name, String id, PublicKey publicKey) {}

  /** The lines of a checkpoint whose signature held. */
  private record Checkpoint(String origin, long size, byte[] root) {}

  private final Path folder;
  private final PrintStream out;
  private final PrintStream err;
  private final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");

  /** Above the leaves, for each level the hashes of the full tiles of the level below. */
  private final List<List<byte[]>> levels = new ArrayList<>();

  private final Set<String> known = new HashSet<>(List.of("checkpoint", "vkey"));
  private final Set<String> captures = new TreeSet<>();
  private long oldSize = -1;
  /** Leaf hashes of the old checkpoint's last tile, if that was not full. */
  private List<byte[]> oldLeaves = List.of();
  private List<byte[]> lastLeaves = List.of();
  private long tiles;

  private VerifyLedger(Path folder, PrintStream out, PrintStream err)
      throws GeneralSecurityException {
    this.folder = folder;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) throws GeneralSecurityException {
    System.exit(run(List.of(args), System.out, System.err));
  }

  /** What the program does, up to its exit code. */
  static int run(List<String> args, PrintStream out, PrintStream err)
      throws GeneralSecurityException {
    if (args.isEmpty() || args.size() > 3) {
      err.println("Usage: java VerifyLedger.java EXPORT_DIR [VKEY [OLD_CHECKPOINT]]");
      return 2;
    }
    try {
      Path folder = Path.of(args.get(0));
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(args.get(0), null, "no such folder");
      }
      String vkey = args.size() > 1 ? args.get(1).strip() : null;
      Path old = args.size() > 2 ? Path.of(args.get(2)) : null;
      new VerifyLedger(folder, out, err).verify(vkey, old);
      out.println("All holds.");
      return 0;
    } catch (Different e) {
      out.println("DIFFERENT  " + e.getMessage());
      return 1;
    } catch (IOException | UncheckedIOException e) {
      err.println("It could not be checked: " + e);
      return 2;
    }
  }

  private void verify(String given, Path oldFile) throws Different, IOException {
    String vkey = given != null ? given : oneLine("vkey");
    Key key = key(vkey);
    Checkpoint checkpoint = checkpoint("checkpoint", read("checkpoint"), key);
    say("ledger", checkpoint.origin);
    say("signature", "ok, of " + key.name + "+" + key.id);
    say("entries", number(checkpoint.size));
    if (given == null) {
      say("", "The key is the export's own: compare it with one that you have from elsewhere:");
      say("", vkey);
    } else if (Files.exists(folder.resolve("vkey")) && !oneLine("vkey").equals(given)) {
      throw new Different("vkey is " + oneLine("vkey") + ", expected " + given);
    }
    Checkpoint old = oldFile == null ? null : oldCheckpoint(oldFile, key, checkpoint);
    oldSize = old == null ? -1 : old.size;

    hashEntries(checkpoint.size);
    hashLevels();
    byte[] root = root(checkpoint.size, lastLeaves);
    if (!Arrays.equals(root, checkpoint.root)) {
      throw new Different(
          "root of the entries is " + base64(root) + ", expected " + base64(checkpoint.root)
              + " as signed");
    }
    say("root", "ok, " + base64(root));
    if (old != null) {
      byte[] oldRoot = root(old.size, oldLeaves);
      if (!Arrays.equals(oldRoot, old.root)) {
        throw new Different(
            "root of the first " + number(old.size) + " entries is " + base64(oldRoot)
                + ", expected " + base64(old.root) + " as signed in " + oldFile);
      }
      say("since then", "ok, the first " + number(old.size) + " entries still stand");
    }
    checkFiles(checkpoint.size);
  }

  // ---- Key, signature, checkpoint

  /** Reads name+id+base64(0x01 || 32 bytes). */
  private Key key(String vkey) throws Different {
    String[] parts = vkey.split("\\+", 3);
    byte[] typed = parts.length == 3 ? strictBase64(parts[2]) : new byte[0];
    if (typed.length != 1 + HASH || typed[0] != 1) {
      throw new Different("key '" + vkey + "' is no Ed25519 vkey, expected name+id+base64");
    }
    byte[] named = (parts[0] + "\n").getBytes(StandardCharsets.UTF_8);
    String id = HEX.formatHex(hash(named, typed), 0, 4);
    if (!id.equals(parts[1])) {
      throw new Different("key '" + vkey + "' has the id " + parts[1] + ", expected " + id);
    }
    byte[] prefix = HEX.parseHex("302a300506032b6570032100");
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + HASH);
    System.arraycopy(typed, 1, encoded, prefix.length, HASH);
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      return new Key(parts[0], id, factory.generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new Different("key '" + vkey + "' is no point of the curve");
    }
  }

  private Checkpoint checkpoint(String file, byte[] bytes, Key key) throws Different {
    String note;
    try {
      note = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Different(file + " is not UTF-8 text");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || note.length() == blank + 2) {
      throw new Different(file + " is no signed note, expected text, blank line, signatures");
    }
    String text = note.substring(0, blank + 1);
    int signed = 0;
    for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
      signed += signs(file, line, text, key) ? 1 : 0;
    }
    if (signed == 0) {
      throw new Different(file + " is not signed by " + key.name + "+" + key.id);
    }
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    byte[] root = lines.length < 3 ? new byte[0] : strictBase64(lines[2]);
    if (root.length != HASH || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new Different(file + " is no checkpoint, expected origin, size and root");
    }
    if (!lines[0].equals(key.name)) {
      throw new Different(file + " is of '" + lines[0] + "', expected '" + key.name + "'");
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
  }

  /** Whether a line is a signature of this key; others' are passed over, a wrong one is not. */
  private static boolean signs(String file, String line, String text, Key key) throws Different {
    String[] parts = line.split(" ", -1);
    byte[] signature = parts.length == 3 ? strictBase64(parts[2]) : new byte[0];
    if (signature.length < 5 || !parts[0].equals("\u2014") || parts[1].isEmpty()) {
      throw new Different(
          file + " has the signature line '" + line + "', expected '\u2014 name base64'");
    }
    if (!parts[1].equals(key.name) || !HEX.formatHex(signature, 0, 4).equals(key.id)) {
      return false;
    }
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key.publicKey);
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      if (ed25519.verify(signature, 4, signature.length - 4)) {
        return true;
      }
    } catch (GeneralSecurityException e) {
      // Not even the form of a signature: the same as one that does not fit.
    }
    throw new Different(file + ": the signature of " + key.name + "+" + key.id + " does not fit");
  }

  private Checkpoint oldCheckpoint(Path file, Key key, Checkpoint now)
      throws Different, IOException {
    Checkpoint old = checkpoint(file.toString(), Files.readAllBytes(file), key);
    if (old.size > now.size) {
      throw new Different(
          file + " counts " + number(old.size) + " entries, expected at most " + number(now.size));
    }
    return old;
  }

  // ---- Entries and tiles

  /** Hashes all entries and compares the tiles of leaf hashes. */
  private void hashEntries(long size) throws Different, IOException {
    levels.add(List.of()); // the leaves themselves are not kept
    levels.add(new ArrayList<>());
    for (long begin = 0; begin < size; begin += TILE) {
      int width = (int) Math.min(TILE, size - begin);
      String path = path("entries", begin / TILE, width);
      List<byte[]> leaves = leaves(path, read(path), width);
      compare(path("0", begin / TILE, width), leaves);
      if (width == TILE) {
        levels.get(1).add(treeHash(leaves));
      } else {
        lastLeaves = leaves;
      }
      if (oldSize >= begin && oldSize < begin + width) {
        oldLeaves = leaves.subList(0, (int) (oldSize - begin));
      }
      long done = begin + width;
      if (done / PROGRESS_ENTRIES > begin / PROGRESS_ENTRIES) {
        err.println(" ".repeat(11) + number(done) + " of " + number(size) + " entries hashed");
      }
    }
    if (oldSize == size) {
      oldLeaves = lastLeaves;
    }
  }

  /** The leaf hashes of a bundle: entries, each after its length in two bytes. */
  private List<byte[]> leaves(String path, byte[] bundle, int width) throws Different {
    List<byte[]> leaves = new ArrayList<>();
    int at = 0;
    while (at < bundle.length && leaves.size() < width) {
      if (at + 2 > bundle.length) {
        break;
      }
      int length = ByteBuffer.wrap(bundle).getShort(at) & 0xffff;
      if (at + 2 + length > bundle.length) {
        break;
      }
      sha256.update((byte) 0);
      sha256.update(bundle, at + 2, length);
      leaves.add(sha256.digest());
      rememberCapture(new String(bundle, at + 2, length, StandardCharsets.UTF_8));
      at += 2 + length;
    }
    if (leaves.size() != width || at != bundle.length) {
      throw new Different(
          path + " has " + leaves.size() + " entries in " + at + " of " + bundle.length
              + " bytes, expected " + width + " entries in all");
    }
    return leaves;
  }

  private void rememberCapture(String entry) {
    if (entry.contains(CAPTURE)) {
      Matcher matcher = SHA256.matcher(entry);
      if (matcher.find()) {
        captures.add(matcher.group(1));
      }
    }
  }

  /** Compares the tiles above the leaves, level by level. */
  private void hashLevels() throws Different, IOException {
    for (int level = 1; !levels.get(level).isEmpty(); level++) {
      List<byte[]> above = new ArrayList<>();
      List<byte[]> hashes = levels.get(level);
      for (int begin = 0; begin < hashes.size(); begin += TILE) {
        List<byte[]> tile = hashes.subList(begin, Math.min(begin + TILE, hashes.size()));
        compare(path(Integer.toString(level), begin / TILE, tile.size()), tile);
        if (tile.size() == TILE) {
          above.add(treeHash(tile));
        }
      }
      levels.add(above);
    }
  }

  private void compare(String path, List<byte[]> expected) throws Different, IOException {
    byte[] tile = read(path);
    if (tile.length != expected.size() * HASH) {
      throw new Different(
          path + " has " + tile.length + " bytes, expected " + expected.size() * HASH);
    }
    for (int i = 0; i < expected.size(); i++) {
      byte[] found = Arrays.copyOfRange(tile, i * HASH, (i + 1) * HASH);
      if (!Arrays.equals(found, expected.get(i))) {
        throw new Different(
            path + ": hash " + i + " is " + HEX.formatHex(found) + ", expected "
                + HEX.formatHex(expected.get(i)) + " as computed from the entries");
      }
    }
    known.add(path);
    tiles++;
  }

  /**
   * Root of the first `size` entries. From below, what is left over of each level is one subtree
   * that is not full, and stands to the right of the full ones of the level above.
   */
  private byte[] root(long size, List<byte[]> leaves) {
    List<byte[]> row = new ArrayList<>(leaves);
    long count = size / TILE;
    for (int level = 1; count > 0; level++) {
      int first = (int) (count / TILE * TILE);
      List<byte[]> next = new ArrayList<>(levels.get(level).subList(first, (int) count));
      if (!row.isEmpty()) {
        next.add(treeHash(row));
      }
      row = next;
      count /= TILE;
    }
    return row.isEmpty() ? hash(new byte[0]) : treeHash(row);
  }

  /** MTH of RFC 9162 section 2.1.1 over hashes instead of entries. */
  private byte[] treeHash(List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int left = Integer.highestOneBit(hashes.size() - 1);
    return hash(
        new byte[] {1},
        treeHash(hashes.subList(0, left)),
        treeHash(hashes.subList(left, hashes.size())));
  }

  // ---- All other files

  private void checkFiles(long size) throws Different, IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> !Files.isDirectory(file)).sorted().toList();
    }
    Set<String> evidence = new HashSet<>();
    long later = 0;
    for (Path file : files) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      if (path.startsWith("evidence/")) {
        evidence.add(checkEvidence(file, path));
      } else if (path.startsWith("tile/")) {
        later += known.contains(path) || isEarlier(path, size) ? 0 : 1;
      } else if (!known.contains(path) && !path.startsWith(".export/")) {
        throw new Different(path + " does not belong in an export");
      }
    }
    say("tiles", "ok, " + number(tiles) + " compared");
    say("evidence", "ok, " + number(evidence.size()) + " files");
    captures.removeAll(evidence);
    if (!captures.isEmpty()) {
      say("", number(captures.size()) + " captures are not in this export; the first is "
          + captures.iterator().next());
    }
    if (later > 0) {
      say("", number(later) + " files are of later entries, which nothing vouches for yet");
    }
  }

  /** The name of a file of evidence, which must be the SHA-256 of its bytes. */
  private String checkEvidence(Path file, String path) throws Different, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha256.update(buffer, 0, n);
      }
    }
    String name = HEX.formatHex(sha256.digest());
    String expected =
        "evidence/" + name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name;
    if (!path.equals(expected)) {
      throw new Different(path + " has the SHA-256 " + name);
    }
    return name;
  }

  /**
   * Whether a file is the earlier, shorter form of a tile compared before, which it then must
   * begin; if not, it is of later entries.
   */
  private boolean isEarlier(String path, long size) throws Different, IOException {
    Matcher matcher =
        Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?")
            .matcher(path);
    int width = 0;
    long index = 0;
    if (matcher.matches()) {
      width = matcher.group(3) == null ? TILE : Integer.parseInt(matcher.group(3));
      index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
    }
    if (width < 1 || !path(matcher.group(1), index, width).equals(path)) {
      throw new Different(path + " does not belong in an export");
    }
    boolean bundle = matcher.group(1).equals("entries");
    long nodes = bundle ? size : size >> (8 * Integer.parseInt(matcher.group(1)));
    long now = Math.max(0, Math.min(TILE, nodes - index * TILE));
    if (now == width && bundle) {
      return true; // its entries were hashed
    }
    if (now <= width) {
      return false;
    }
    byte[] found = read(path);
    byte[] whole = read(path(matcher.group(1), index, (int) now));
    boolean begins =
        found.length <= whole.length
            && Arrays.equals(found, Arrays.copyOf(whole, found.length));
    if (bundle) {
      leaves(path, found, width);
    }
    if (!begins || !bundle && found.length != width * HASH) {
      throw new Different(path + " is not the beginning of the tile that there is now");
    }
    tiles++;
    return true;
  }

  // ---- Small things

  /** tile/LEVEL/x001/x234/067, and .p/WIDTH where the tile is not full. */
  private static String path(String level, long index, int width) {
    String groups = String.format(Locale.ROOT, "%03d", index % 1000);
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups = String.format(Locale.ROOT, "x%03d/", rest % 1000) + groups;
    }
    return "tile/" + level + "/" + groups + (width == TILE ? "" : ".p/" + width);
  }

  private byte[] read(String path) throws Different, IOException {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (NoSuchFileException e) {
      throw new Different(path + " is missing");
    }
  }

  private String oneLine(String path) throws Different, IOException {
    String text = new String(read(path), StandardCharsets.UTF_8);
    if (!text.endsWith("\n") || text.indexOf('\n') < text.length() - 1) {
      throw new Different(path + " is not one line");
    }
    return text.substring(0, text.length() - 1);
  }

  private byte[] hash(byte[]... parts) {
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return sha256.digest();
  }

  /** Nothing where the text is not exactly what an encoder gives. */
  private static byte[] strictBase64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return base64(bytes).equals(text) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private void say(String what, String value) {
    out.println(String.format(Locale.ROOT, "%-10s %s", what, value));
  }
}
