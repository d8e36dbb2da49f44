package be.zegel.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as somebody with a packet and a bundle calls it. */
class VerifyProgramTest {
  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  VerifyProgramTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(String... arguments) {
    return VerifyProgram.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private String packet() throws IOException {
    return PacketFixture.usual().write(folder).toString();
  }

  private String trust() throws IOException {
    return Files.write(folder.resolve("trust.json"), PacketFixture.usual().trust().bytes())
        .toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void endsWithTheWordAndItsCode(String language) throws IOException {
    assertThat(run(packet(), "--trust", trust(), "--language", language)).isZero();
    assertThat(lines()).last().isEqualTo("VERIFIED");
    assertThat(lines()).anyMatch(line -> line.contains("GSM 1"));
    assertThat(lines())
        .anyMatch(
            line -> line.contains("(demo") || line.contains("(Demo") || line.contains("(démo"));
  }

  @Test
  void isUntrustedWithoutABundle() throws IOException {
    assertThat(run(packet(), "--language", "en")).isEqualTo(6);
    assertThat(lines()).last().isEqualTo("UNTRUSTED");
  }

  @Test
  void namesTheFirstBadThingOnTheLineBefore() throws IOException {
    Path packet = Path.of(packet());
    byte[] bytes = Files.readAllBytes(packet);
    bytes[bytes.length / 2] ^= 1;
    Files.write(packet, bytes);

    assertThat(run(packet.toString(), "--trust", trust(), "--language", "en")).isEqualTo(5);
    assertThat(lines()).last().isEqualTo("BROKEN");
    assertThat(lines().get(lines().size() - 2)).startsWith("BROKEN ");
  }

  @Test
  void saysOfWhatIsNoPacketThatItIsBroken() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear court,");
    assertThat(run(file.toString())).isEqualTo(5);
    assertThat(lines()).last().isEqualTo("BROKEN");
  }

  @Test
  void reportsToOtherPrograms() throws Exception {
    assertThat(run(packet(), "--trust", trust(), "--json")).isZero();
    assertThat(lines()).hasSize(2).last().isEqualTo("VERIFIED");
    assertThat(CanonicalJson.parse(lines().get(0).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Json.Members.class);
  }

  @Test
  void refusesWrongUse() throws IOException {
    assertThat(run()).isEqualTo(VerifyProgram.WRONG_USE);
    assertThat(run("a", "b")).isEqualTo(VerifyProgram.WRONG_USE);
    assertThat(run("a", "--language", "it")).isEqualTo(VerifyProgram.WRONG_USE);
    assertThat(run("a", "--trust")).isEqualTo(VerifyProgram.WRONG_USE);
    assertThat(run(folder.resolve("nothing").toString())).isEqualTo(VerifyProgram.MISSING);
    assertThat(run(packet(), "--trust", packet())).isEqualTo(VerifyProgram.WRONG_USE);
    assertThat(run("--help")).isZero();
  }

  @Test
  void saysEverythingInFourLanguages() {
    Set<String> keys = bundle("en").keySet();
    Stream.of("nl", "fr", "de").forEach(l -> assertThat(bundle(l).keySet()).isEqualTo(keys));
    for (Finding.Kind kind : Finding.Kind.values()) {
      assertThat(keys).contains("finding." + kind);
    }
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        "be.zegel.evidence.verify.report",
        Locale.forLanguageTag(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
