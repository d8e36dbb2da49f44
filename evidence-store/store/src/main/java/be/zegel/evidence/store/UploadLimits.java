package be.zegel.evidence.store;

/**
 * How much space stays free whatever is uploaded.
 *
 * @param reserveBytes a new upload is refused when it would leave less than this
 * @param hardReserveBytes a running upload stops when less than this is left; below the former, so
 *     that what runs is finished when what is new is already refused
 * @param largestUpload the most bytes of one upload
 */
public record UploadLimits(long reserveBytes, long hardReserveBytes, long largestUpload) {

  public UploadLimits {
    if (hardReserveBytes < 0 || reserveBytes < hardReserveBytes || largestUpload < 1) {
      throw new IllegalArgumentException("0 <= hard reserve <= reserve, and a positive largest");
    }
  }

  /** 2 GiB kept from new uploads, 512 MiB from running ones, 16 TiB the largest. */
  public static UploadLimits standard() {
    return new UploadLimits(2L << 30, 512L << 20, 16L << 40);
  }
}
