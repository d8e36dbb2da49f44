package be.zegel.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MerkleProofTest {
  private static final int CASES = 196;

  static List<String> vectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MerkleProofTest.class.getResourceAsStream("/vectors/merkle-proofs.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void thereAreAsManyPublishedCasesAsThereShouldBe() throws IOException {
    assertThat(vectors()).hasSize(CASES);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithThePublishedCases(String vector) {
    String[] parts = vector.split("\\|", 8);
    boolean holds;
    try {
      holds = parts[0].equals("inclusion") ? inclusion(parts) : consistency(parts);
    } catch (MalformedLog malformed) {
      holds = false;
    }
    assertThat(holds).isEqualTo(parts[6].equals("ok"));
  }

  private static boolean inclusion(String[] parts) {
    return MerkleProof.inclusion(
        new TreeHead(Decimal.parse(parts[2]), hash(parts[3])),
        Decimal.parse(parts[1]),
        hash(parts[4]),
        hashes(parts[5]));
  }

  private static boolean consistency(String[] parts) {
    return MerkleProof.consistency(
        new TreeHead(Decimal.parse(parts[1]), hash(parts[3])),
        new TreeHead(Decimal.parse(parts[2]), hash(parts[4])),
        hashes(parts[5]));
  }

  private static MerkleHash hash(String base64) {
    return MerkleHash.parse(base64.equals("-") ? "" : base64);
  }

  private static List<MerkleHash> hashes(String list) {
    return list.equals("-")
        ? List.of()
        : Arrays.stream(list.split(",")).map(MerkleHash::parse).toList();
  }

  @Test
  void theRootOfTheReferenceLeavesOfCertificateTransparencyIsTheKnownOne() {
    List<byte[]> leaves =
        Stream.of(
                "",
                "00",
                "10",
                "2021",
                "3031",
                "40414243",
                "5051525354555657",
                "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    assertThat(HexFormat.of().formatHex(TestTree.of(leaves).head(8).root().bytes()))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }
}
