package be.zegel.evidence.store;

import java.util.HexFormat;

/** The hashes of a content, in lower-case hexadecimal digits. */
record ContentHashes(String sha256, String md5, String sha1) {

  ContentHashes {
    HexFormat hex = HexFormat.of();
    if (hex.parseHex(sha256).length != 32
        || hex.parseHex(md5).length != 16
        || hex.parseHex(sha1).length != 20) {
      throw new IllegalArgumentException("hashes of other lengths");
    }
  }
}
