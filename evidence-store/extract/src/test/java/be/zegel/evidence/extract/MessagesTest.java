package be.zegel.evidence.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final ItemDate SENT =
      new ItemDate(
          ItemDate.Kind.SENT, Instant.parse("2026-03-01T09:00:00Z"), "1 Mar 10:00 +0100", true);

  private static final ChildHeader CHILD =
      new ChildHeader(
          7,
          "é.txt",
          "map/é.txt",
          ChildHeader.Kind.ENTRY,
          "text/plain",
          12,
          List.of(SENT),
          Map.of("originalName", "../map/é.txt"));

  @Test
  void everyMessageComesBackAsItWent() throws IOException {
    Job job =
        new Job(
            Job.Mode.PARSE,
            "a.zip",
            null,
            99,
            List.of("aa"),
            true,
            3,
            1000,
            ExtractionLimits.STANDARD,
            List.of("geheim"),
            List.of("nl"),
            true,
            500);
    assertThat(Messages.job(Messages.job(job))).isEqualTo(job);
    assertThat(Messages.child(Messages.child(CHILD))).isEqualTo(CHILD);
    ItemMetadata metadata = new ItemMetadata(Map.of("dc:title", List.of("x", "y")), List.of(SENT));
    assertThat(Messages.metadata(Messages.metadata(metadata))).isEqualTo(metadata);
    JobResult result =
        new JobResult(
            Outcome.OK_TRUNCATED,
            "P",
            "1",
            Limit.TEXT,
            "long",
            new ContainerCounts(-1, 2, 3, 4),
            new Language("nl", 0.9f),
            true,
            2);
    assertThat(Messages.result(Messages.result(result))).isEqualTo(result);
    Messages.ChildFailure failure = new Messages.ChildFailure(CHILD, Outcome.ENCRYPTED, "locked");
    assertThat(Messages.childFailure(Messages.childFailure(failure))).isEqualTo(failure);
  }

  @Test
  void theBytesAreThoseOfTheSpecification() {
    assertThat(HexFormat.of().formatHex(Messages.need(new Messages.Need(65536, 512))))
        .isEqualTo("0000000000010000" + "00000200");
    assertThat(HexFormat.of().formatHex(Messages.warning(new Warning("A", "é"))))
        .isEqualTo("00000001" + "41" + "00000002" + "c3a9");
  }

  @Test
  void aFrameIsReadAsItWasWritten() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames writing = new Frames(new ByteArrayInputStream(new byte[0]), out);
    writing.write(FrameType.TEXT, new byte[] {65, 66});
    writing.flush();
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo("05000000024142");
    Frames reading = new Frames(new ByteArrayInputStream(out.toByteArray()), out);
    Frame frame = reading.read();
    assertThat(frame).isNotNull();
    assertThat(reading.read()).isNull();
  }

  @Test
  void refusesFramesThatAreTooLongOrUnknownOrCut() {
    assertThatThrownBy(() -> read("05 00 20 00 00")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read("05 ff ff ff ff")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read("3f 00 00 00 00")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read("05 00 00 00 02 41")).isInstanceOf(EOFException.class);
  }

  private static void read(String hex) throws IOException {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    new Frames(new ByteArrayInputStream(bytes), new ByteArrayOutputStream()).read();
  }

  @Test
  void refusesAChildWithAPathThatLeadsOut() {
    byte[] honest = Messages.child(CHILD);
    byte[] forged = honest.clone();
    byte[] path = "map/".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i + path.length < forged.length; i++) {
      if (Arrays.equals(forged, i, i + path.length, path, 0, path.length)) {
        forged[i] = '.';
        forged[i + 1] = '.';
        forged[i + 2] = '/';
        break;
      }
    }
    assertThatThrownBy(() -> Messages.child(forged)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void aForgedMessageIsRefusedAndNothingElse() {
    Random random = new Random(20260301);
    byte[] honest = Messages.child(CHILD);
    for (int i = 0; i < 20_000; i++) {
      byte[] forged = Arrays.copyOf(honest, random.nextInt(honest.length + 8));
      for (int n = random.nextInt(4); n > 0 && forged.length > 0; n--) {
        forged[random.nextInt(forged.length)] = (byte) random.nextInt();
      }
      try {
        ChildHeader read = Messages.child(forged);
        assertThat(ItemName.isSafe(read.path())).isTrue();
      } catch (ProtocolException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }
}
