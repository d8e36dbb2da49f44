package be.zegel.samples;

/**
 * How much sample evidence to write beyond the demo cases, which are always complete.
 *
 * @param name what the ground truth calls this scale
 * @param bulkFiles number of additional files in {@code bulk/}: mails, office files, PDFs, web
 *     pages and tables in four languages
 * @param duplicatePercent share of the bulk files whose bytes equal those of an earlier bulk file
 * @param mailboxMessages number of messages in one additional mailbox {@code bulk/archive.mbox}; 0
 *     for none
 * @param bigTextBytes size of one additional text {@code bulk/big.txt}; 0 for none
 */
public record Scale(
    String name, int bulkFiles, int duplicatePercent, int mailboxMessages, long bigTextBytes) {

  /** The demo cases and the hostile set only: under 15 MB, written in seconds. */
  public static final Scale SMALL = new Scale("SMALL", 0, 0, 0, 0);

  /**
   * For benchmarks: 5,000 more files of which 28 % are duplicates, a mailbox of 5,000, 20 MB of
   * text.
   */
  public static final Scale LARGE = new Scale("LARGE", 5_000, 28, 5_000, 20L << 20);

  public Scale {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a scale needs a name");
    }
    if (bulkFiles < 0 || mailboxMessages < 0 || bigTextBytes < 0) {
      throw new IllegalArgumentException("a scale has no negative amounts: " + name);
    }
    if (duplicatePercent < 0 || duplicatePercent > 90) {
      throw new IllegalArgumentException(
          "duplicates from 0 to 90 percent, not " + duplicatePercent);
    }
  }

  /** The same scale with another number of bulk files, for a benchmark that varies it. */
  public Scale withBulkFiles(int files) {
    return new Scale(name + "-" + files, files, duplicatePercent, mailboxMessages, bigTextBytes);
  }

  /** The same scale with another share of duplicates among the bulk files. */
  public Scale withDuplicatePercent(int percent) {
    return new Scale(name + "-" + percent + "%", bulkFiles, percent, mailboxMessages, bigTextBytes);
  }
}
