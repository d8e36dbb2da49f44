package be.zegel.evidence.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.ledger.Hash;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.TimestampType;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.validation.timestamp.DetachedTimestampValidator;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:15:30Z");
  private static final byte[] DATA = "a checkpoint".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DIGEST = Hash.of(DATA).bytes();

  @TempDir private Path folder;

  private Authority authority() throws IOException {
    return Authority.open(folder.resolve("authority"), InstantSource.fixed(NOW));
  }

  @Test
  void aTokenSaysWhenADigestWasThereAndLeadsToTheRoot() throws Exception {
    Authority authority = authority();
    TimeStamp stamp = TimeStamp.parse(authority.stamp(DIGEST).bytes());

    stamp.verify(DIGEST, authority.roots());
    assertThat(stamp.time()).isEqualTo(NOW);
    assertThat(stamp.authority()).contains("demonstration");
  }

  @Test
  void anotherDigestIsRefused() throws Exception {
    Authority authority = authority();
    TimeStamp stamp = authority.stamp(DIGEST);

    assertThatThrownBy(() -> stamp.verify(Hash.of(DIGEST).bytes(), authority.roots()))
        .isInstanceOf(TimeStamp.Invalid.class)
        .hasMessageContaining("something else");
  }

  @Test
  void theRootOfAnotherAuthorityIsRefused() throws Exception {
    TimeStamp stamp = authority().stamp(DIGEST);
    Authority other = Authority.open(folder.resolve("other"), InstantSource.fixed(NOW));

    assertThatThrownBy(() -> stamp.verify(DIGEST, other.roots()))
        .isInstanceOf(TimeStamp.Invalid.class)
        .hasMessageContaining("no root");
  }

  @Test
  void anAlteredTokenIsRefused() throws Exception {
    Authority authority = authority();
    byte[] token = authority.stamp(DIGEST).bytes();
    int verified = 0;
    for (int at = 40; at < token.length; at += 97) {
      byte[] altered = token.clone();
      altered[at] ^= 0x20;
      try {
        TimeStamp stamp = TimeStamp.parse(altered);
        stamp.verify(DIGEST, authority.roots());
        // What is not signed (a certificate beside the path) may change; the statement may not.
        assertThat(stamp.time()).isEqualTo(NOW);
        verified++;
      } catch (IOException | TimeStamp.Invalid | RuntimeException refused) {
        assertThat(refused).isNotNull();
      }
    }
    assertThat(verified).isLessThan(token.length / 97 / 2);
  }

  @Test
  void theSameAuthorityIsThereAfterARestart() throws Exception {
    TimeStamp stamp = authority().stamp(DIGEST);

    stamp.verify(DIGEST, authority().roots());
  }

  @Test
  void itAnswersBehindASocket() throws Exception {
    Authority authority = authority();
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread answers =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      AuthorityProgram.serve(authority, server.accept());
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  });

      new SocketTimeStamping(socket, Duration.ofSeconds(20))
          .stamp(DIGEST)
          .verify(DIGEST, authority.roots());
      answers.join();
    }
  }

  @Test
  void whoIsNotThereIsAnIoException() {
    assertThatThrownBy(
            () ->
                new SocketTimeStamping(folder.resolve("nobody"), Duration.ofSeconds(1))
                    .stamp(DIGEST))
        .isInstanceOf(IOException.class);
  }

  @Test
  void dssFindsTheTokenValid() throws Exception {
    Authority authority = authority();
    DetachedTimestampValidator validator =
        new DetachedTimestampValidator(
            new InMemoryDocument(authority.stamp(DIGEST).bytes()), TimestampType.CONTENT_TIMESTAMP);
    validator.setCertificateVerifier(TrustedInTests.verifier(authority));
    validator.setTimestampedData(new InMemoryDocument(DATA));
    var reports = validator.validateDocument();

    assertThat(
            reports
                .getSimpleReport()
                .getIndication(reports.getSimpleReport().getFirstTimestampId()))
        .as(reports.getXmlSimpleReport())
        .isEqualTo(Indication.PASSED);
  }

  @Test
  void aRecordIsRenewedAndIsAboutItsDataAndNothingElse() throws Exception {
    Authority authority = authority();
    RenewalRecord record = RenewalRecord.of(authority.stamp(DIGEST));
    RenewalRecord renewed = RenewalRecord.parse(record.renewed(authority).bytes());

    assertThat(record.covers(DATA, NOW.plusSeconds(60))).isTrue();
    assertThat(renewed.covers(DATA, NOW.plusSeconds(60))).isTrue();
    assertThat(renewed.covers("other".getBytes(StandardCharsets.UTF_8), NOW.plusSeconds(60)))
        .isFalse();
    assertThat(renewed.bytes().length).isGreaterThan(record.bytes().length);
  }

  @Test
  void dssFindsARenewedRecordValidForItsDataAndForNoOther() throws Exception {
    Authority authority = authority();
    byte[] record = RenewalRecord.of(authority.stamp(DIGEST)).renewed(authority).bytes();

    assertThat(judged(record, new InMemoryDocument(DATA, "data"), authority))
        .isEqualTo(Indication.PASSED);
    assertThat(judged(record, new InMemoryDocument(new byte[] {1}, "data"), authority))
        .isEqualTo(Indication.FAILED);
  }

  private static Indication judged(byte[] record, DSSDocument data, Authority authority) {
    var validator =
        new eu.europa.esig.dss.evidencerecord.asn1.validation.ASN1EvidenceRecordValidator(
            new InMemoryDocument(record, "record.ers"));
    validator.setCertificateVerifier(TrustedInTests.verifier(authority));
    validator.setDetachedContents(java.util.List.of(data));
    var report = validator.validateDocument().getSimpleReport();
    return report.getIndication(report.getFirstEvidenceRecordId());
  }
}
