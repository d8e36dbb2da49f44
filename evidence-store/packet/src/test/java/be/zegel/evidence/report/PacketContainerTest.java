package be.zegel.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.packet.PacketDescription;
import be.zegel.evidence.packet.PacketWriter;
import be.zegel.evidence.time.Authority;
import be.zegel.evidence.time.TrustedInTests;
import eu.europa.esig.dss.asic.cades.validation.ASiCContainerWithCAdESValidator;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container as others see it: DSS, the European Commission's implementation of ASiC. */
class PacketContainerTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:15:30Z");

  @TempDir private Path folder;

  private Path packet(Authority authority) throws IOException {
    Path file = folder.resolve("packet.asice");
    PacketDescription description = new PacketDescription(UUID.randomUUID(), List.of(), NOW, "nl");
    try (PacketWriter writer = new PacketWriter(description)) {
      PacketContents contents = TestContents.of("nl");
      writer.report(PacketReport.pdf(contents));
      writer.caseExport(CaseExport.jsonLd(contents));
      writer.write(file, data -> authority.stamp(Hash.of(data).bytes()).bytes());
    }
    return file;
  }

  private static SimpleReport judged(Path file, Authority authority) {
    ASiCContainerWithCAdESValidator validator =
        new ASiCContainerWithCAdESValidator(new FileDocument(file.toFile()));
    validator.setCertificateVerifier(TrustedInTests.verifier(authority));
    return validator.validateDocument().getSimpleReport();
  }

  @Test
  void dssFindsTheTimeAssertionOfAPacketValid() throws Exception {
    Authority authority = Authority.open(folder.resolve("authority"), InstantSource.fixed(NOW));
    SimpleReport report = judged(packet(authority), authority);

    assertThat(report.getTimestampIdList()).hasSize(1);
    assertThat(report.getIndication(report.getFirstTimestampId())).isEqualTo(Indication.PASSED);
    assertThat(report.getContainerType()).isEqualTo(ASiCContainerType.ASiC_E);
  }

  @Test
  void dssNoticesAnAlteredFileInThePacket() throws Exception {
    Authority authority = Authority.open(folder.resolve("authority"), InstantSource.fixed(NOW));
    Path file = altered(packet(authority), "packet.json");
    SimpleReport report = judged(file, authority);

    assertThat(report.getIndication(report.getFirstTimestampId())).isNotEqualTo(Indication.PASSED);
  }

  /** The same archive with one byte of a file changed, and everything that ZIP itself checks. */
  private Path altered(Path packet, String name) throws IOException {
    Path altered = folder.resolve("altered.asice");
    try (ZipFile from = new ZipFile(packet.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(altered))) {
      for (ZipEntry entry : java.util.Collections.list(from.entries())) {
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(name)) {
          bytes[bytes.length / 2] ^= 1;
        }
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(bytes);
      }
    }
    return altered;
  }
}
