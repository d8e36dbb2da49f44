package be.zegel.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.cases.OpenPoint;
import be.zegel.evidence.extract.ContainerCounts;
import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.Outcome;
import be.zegel.problem.ProblemException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue of work and what it writes, on a real PostgreSQL as the application's own role. */
class ProcessingIT {

  private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

  private FiledEvidence evidence;
  private ProcessingJobs jobs;
  private ProcessedItems items;
  private IndexingJobs indexing;

  @BeforeEach
  void evidence() throws SQLException {
    evidence = new FiledEvidence();
    at(NOW);
  }

  private void at(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    jobs = new ProcessingJobs(evidence.asTask(), clock);
    items = new ProcessedItems(evidence.asTask(), clock);
    indexing = new IndexingJobs(evidence.asTask(), clock);
  }

  @Test
  void aFiledFileIsOneJobForOneTaker() throws SQLException {
    UUID file = evidence.file("map/brief.txt", 10);

    List<ExtractionJob> taken = lease("one/a");

    assertThat(taken).hasSize(1);
    ExtractionJob job = taken.getFirst();
    assertThat(job.fileId()).isEqualTo(file);
    assertThat(job.itemId()).isEqualTo(ItemIds.root(file));
    assertThat(job.name()).isEqualTo("brief.txt");
    assertThat(job.path()).isEqualTo("map/brief.txt");
    assertThat(job.language()).isEqualTo("nl");
    assertThat(job.fresh()).isTrue();
    assertThat(lease("two/b")).isEmpty();
    assertThat(state(file)).isEqualTo("EXTRACTING");
  }

  @Test
  void aSmallNewFileComesBeforeALargeOneThatWasFiledEarlier() throws SQLException {
    evidence.file("mailbox.mbox", 1L << 40);
    evidence.file("letter.txt", 10);

    assertThat(jobs.leaseExtraction("one/a", 0, 9, 1))
        .extracting(ExtractionJob::name)
        .containsExactly("letter.txt");
  }

  @Test
  void aChildIsTheSameItemHoweverOftenItsContainerIsRead() throws SQLException {
    UUID file = evidence.file("archive.zip", 100);
    ExtractionJob root = lease("one/a").getFirst();
    NewChild first = child(0, "a.txt", null);
    NewChild second = child(1, "b.txt", null);

    assertThat(items.children(root, List.of(first, second))).isEmpty();
    NewChild again = child(0, "a.txt", null);
    assertThat(items.children(root, List.of(again))).containsExactly(again.objectId());

    assertThat(evidence.value("select count(*) from evidence_item where file_id = '" + file + "'"))
        .isEqualTo("3");
    assertThat(evidence.value("select items_total from evidence_file where id = '" + file + "'"))
        .isEqualTo("3");
    assertThat(
            evidence.value("select expanded from evidence_item where id = '" + root.itemId() + "'"))
        .isEqualTo("14");
    assertThat(
            evidence.value("select children from evidence_item where id = '" + root.itemId() + "'"))
        .isEqualTo("2");
    assertThat(items.storedChildren(root.itemId()).cardinality()).isEqualTo(2);
    assertThat(lease("one/a"))
        .extracting(ExtractionJob::path)
        .containsExactly("archive.zip/a.txt", "archive.zip/b.txt");
  }

  @Test
  void aChildKnowsTheContainersAroundIt() throws SQLException {
    evidence.file("outer.zip", 100);
    ExtractionJob outer = lease("one/a").getFirst();
    items.children(outer, List.of(child(0, "inner.zip", null)));
    ExtractionJob inner = lease("one/a").getFirst();
    items.children(inner, List.of(child(0, "letter.txt", null)));
    ExtractionJob letter = lease("one/a").getFirst();

    assertThat(letter.depth()).isEqualTo(2);
    assertThat(letter.ancestors()).hasSize(2);
    assertThat(letter.ancestors().getFirst().size()).isEqualTo(100);
    assertThat(letter.ancestors().getFirst().expanded()).isEqualTo(14);
    assertThat(letter.ancestors().getLast().expanded()).isEqualTo(7);
    assertThat(letter.expandedOfFile()).isEqualTo(14);
  }

  @Test
  void aFileIsReadyWhenEverythingInItIsDurablyFindableAndNotBefore() throws SQLException {
    UUID file = evidence.file("archive.zip", 100);
    ExtractionJob root = lease("one/a").getFirst();
    items.children(root, List.of(child(0, "a.txt", null)));
    items.read(root, "one/a", found(Outcome.OK));
    ExtractionJob child = lease("one/a").getFirst();
    items.read(child, "one/a", found(Outcome.OK));
    assertThat(state(file)).isEqualTo("EXTRACTING");

    index();

    assertThat(state(file)).isEqualTo("READY");
    assertThat(
            evidence.value(
                "select items_total || ' ' || items_done || ' ' || items_failed from evidence_file where id = '"
                    + file
                    + "'"))
        .isEqualTo("2 2 0");
  }

  @Test
  void aFileWithAnItemThatCannotBeReadIsPartialAndOneThatCannotBeReadAtAllHasFailed()
      throws SQLException {
    UUID partial = evidence.file("archive.zip", 100);
    ExtractionJob root = lease("one/a").getFirst();
    items.children(root, List.of(child(0, "secret.txt", Outcome.ENCRYPTED)));
    items.read(root, "one/a", found(Outcome.OK));
    UUID failed = evidence.file("broken.pdf", 100);
    items.read(lease("one/a").getFirst(), "one/a", found(Outcome.CORRUPT));
    index();

    assertThat(state(partial)).isEqualTo("PARTIAL");
    assertThat(state(failed)).isEqualTo("FAILED");
    assertThat(evidence.value("select problem from evidence_file where id = '" + failed + "'"))
        .isEqualTo("CORRUPT");
    assertThat(
            new FilingCompleteness(evidence.as(evidence.investigator)).openPoints(evidence.caseId))
        .extracting(OpenPoint::code)
        .containsExactly("FILES_FAILED", "ITEMS_FAILED");
  }

  @Test
  void whatFailedCanBeReadAgainAndItsContainerWhenTheBytesWereNotGiven() throws SQLException {
    UUID file = evidence.file("archive.zip", 100);
    ExtractionJob root = lease("one/a").getFirst();
    items.children(
        root, List.of(child(0, "secret.txt", Outcome.ENCRYPTED), child(1, "open.txt", null)));
    items.read(root, "one/a", found(Outcome.OK));
    items.read(lease("one/a").getFirst(), "one/a", found(Outcome.OK));
    index();
    assertThat(state(file)).isEqualTo("PARTIAL");

    new Rereading(evidence.as(evidence.investigator)).begin(file, NOW);
    ExtractionJob again = lease("one/a").getFirst();
    assertThat(again.itemId()).isEqualTo(root.itemId());
    items.children(again, List.of(child(0, "secret.txt", null)));
    items.read(again, "one/a", found(Outcome.PASSWORD_USED));
    items.read(lease("one/a").getFirst(), "one/a", found(Outcome.OK));
    index();

    assertThat(state(file)).isEqualTo("READY");
    assertThat(
            evidence.value(
                "select items_total || ' ' || items_done || ' ' || items_failed from evidence_file where id = '"
                    + file
                    + "'"))
        .isEqualTo("3 3 0");
  }

  @Test
  void whatADeadServerHeldIsTakenUpAtOnceByItsNextLifeAndAfterAMinuteByOthers()
      throws SQLException {
    evidence.file("letter.txt", 10);
    lease("one/dead");
    assertThat(jobs.takeUp("two", "two/b", List.of())).isZero();

    assertThat(jobs.takeUp("one", "one/next", List.of())).isEqualTo(1);
    assertThat(lease("one/next")).hasSize(1);

    at(NOW.plus(ProcessingJobs.LEASE).plusSeconds(1));
    assertThat(jobs.takeUp("two", "two/b", List.of())).isEqualTo(1);
  }

  @Test
  void aLeaseThatIsRenewedStays() throws SQLException {
    evidence.file("letter.txt", 10);
    ExtractionJob job = lease("one/a").getFirst();
    at(NOW.plusSeconds(50));
    jobs.renew("one/a", List.of(job.id()));
    at(NOW.plusSeconds(90));

    assertThat(jobs.takeUp("two", "two/b", List.of())).isZero();
  }

  @Test
  void whoLostTheLeaseWritesNothing() throws SQLException {
    evidence.file("letter.txt", 10);
    ExtractionJob job = lease("one/a").getFirst();
    at(NOW.plusSeconds(61));
    jobs.takeUp("two", "two/b", List.of());
    at(NOW.plusSeconds(70));
    ExtractionJob other = lease("two/b").getFirst();

    assertThatThrownBy(() -> items.read(job, "one/a", found(Outcome.OK)))
        .hasMessageContaining("lost");
    assertThat(items.read(other, "two/b", found(Outcome.OK))).isEmpty();
  }

  @Test
  void anItemThatKillsServersIsLeftLyingAndTheFileSaysSo() throws SQLException {
    UUID file = evidence.file("killer.bin", 10);
    Instant now = NOW;
    for (int life = 1; life <= ProcessingJobs.MOST_DEATHS; life++) {
      now = now.plus(Duration.ofHours(1));
      at(now);
      assertThat(lease("one/" + life)).as("life " + life).hasSize(1);
      now = now.plus(Duration.ofHours(1));
      at(now);
      jobs.takeUp("one", "one/" + (life + 1), List.of());
    }

    at(now.plus(Duration.ofHours(1)));
    assertThat(lease("one/last")).isEmpty();
    assertThat(state(file)).isEqualTo("FAILED");
  }

  @Test
  void anIndexThatStandsBehindTheDatabaseIsFilledAgain() throws SQLException {
    evidence.file("a.txt", 10);
    evidence.file("b.txt", 10);
    List<ExtractionJob> read = lease("one/a");
    items.read(read.getFirst(), "one/a", found(Outcome.OK));
    index();
    items.read(read.getLast(), "one/a", found(Outcome.OK));
    index();
    List<IndexingJobs.KnownIndex> known = indexing.known(new UUID(0, 0), 10);
    assertThat(known).extracting(IndexingJobs.KnownIndex::caseId).containsExactly(evidence.caseId);

    assertThat(indexing.again(evidence.caseId, known.getFirst().commitNo())).isZero();
    assertThat(indexing.again(evidence.caseId, known.getFirst().commitNo() - 1)).isEqualTo(1);
    assertThat(indexing.again(evidence.caseId, -1)).isEqualTo(1);
    assertThat(jobs.leaseIndexing("one/a", 10)).hasSize(2);
  }

  @Test
  void theIndexGetsWhatTheItemAndItsContainerSay() throws SQLException {
    evidence.file("archive.zip", 100);
    ExtractionJob root = lease("one/a").getFirst();
    items.children(root, List.of(child(0, "a.txt", Outcome.UNSUPPORTED)));

    IndexJob job = jobs.leaseIndexing("one/a", 10).getFirst();

    assertThat(job.item().path()).isEqualTo("archive.zip/a.txt");
    assertThat(job.item().origin().exhibitLabel()).isEqualTo("OS-01");
    assertThat(job.item().metadata())
        .containsEntry("zegel:link", List.of("elsewhere"))
        .containsEntry("zegel:outcome", List.of("UNSUPPORTED"));
    assertThat(job.item().dates()).hasSize(1);
  }

  @Test
  void anItemInQuarantineIsSeenByNobody() throws SQLException {
    UUID file = evidence.file("archive.zip", 100);
    evidence.execute("update evidence_item set quarantined = true, compartment = 'ABUSE_IMAGES'");
    EvidenceRows seen = new EvidenceRows(evidence.as(evidence.investigator));

    assertThat(seen.itemsOf(file, 0, 10)).isEmpty();
    assertThat(seen.items(List.of(ItemIds.root(file)))).isEmpty();
    assertThatThrownBy(() -> seen.item(ItemIds.root(file))).isInstanceOf(ProblemException.class);
    ExtractionJob job = lease("one/a").getFirst();
    assertThat(job.quarantined()).isTrue();
    items.children(job, List.of(child(0, "a.jpg", null)));
    assertThat(evidence.value("select bool_and(quarantined) from evidence_item")).isEqualTo("true");
    items.read(job, "one/a", found(Outcome.OK));
    assertThat(jobs.leaseIndexing("one/a", 10).getFirst().item().compartment())
        .isEqualTo(be.zegel.evidence.index.Compartment.QUARANTINED);
  }

  @Test
  void filesItemsAndUploadsExistForTheTeamAndForNobodyElse() throws SQLException {
    UUID file = evidence.file("letter.txt", 10);
    EvidenceRows member = new EvidenceRows(evidence.as(evidence.investigator));
    EvidenceRows stranger = new EvidenceRows(evidence.as(evidence.stranger));

    assertThat(member.file(file).filedBy()).startsWith("inv");
    assertThat(member.item(ItemIds.root(file)).view().path()).isEqualTo("letter.txt");
    assertThatThrownBy(() -> stranger.file(file)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> stranger.item(ItemIds.root(file)))
        .isInstanceOf(ProblemException.class);
    assertThat(uploads(evidence.investigator)).isEqualTo(1);
    assertThat(uploads(evidence.stranger)).isZero();
  }

  @Test
  void namesFromEvidenceThatNoDatabaseTakesAreStoredAllTheSame() throws SQLException {
    evidence.file("archive.zip", 100);
    ExtractionJob root = lease("one/a").getFirst();
    String hostile = StorableText.of("a\0b\uD800c" + "x".repeat(20_000), 16_000);

    items.children(root, List.of(child(0, hostile, null)));

    assertThat(lease("one/a").getFirst().name()).startsWith("a\uFFFDb\uFFFDc").hasSize(16_000);
  }

  @Test
  void objectsThatNoRowKnowsAreFound() throws SQLException {
    UUID file = evidence.file("letter.txt", 10);
    EvidenceRegister register =
        new EvidenceRegister(evidence.asTask(), Clock.fixed(NOW, ZoneOffset.UTC));
    UUID known =
        UUID.fromString(
            evidence.value("select object_id from evidence_file where id = '" + file + "'"));
    UUID orphan = UUID.randomUUID();

    assertThat(register.objects().contains(known)).isTrue();
    assertThat(register.objects().contains(orphan)).isFalse();
    assertThat(register.unknown(List.of(known, orphan))).containsExactly(orphan);
    assertThat(
            register.isFiled(
                UUID.fromString(evidence.value("select upload_id from evidence_file"))))
        .isTrue();
  }

  private long uploads(long person) {
    return evidence
        .as(person)
        .work(
            c ->
                Sql.on(c, "select count(*) as n from upload")
                    .first(row -> row.getLong("n"))
                    .orElseThrow());
  }

  private List<ExtractionJob> lease(String owner) {
    return jobs.leaseExtraction(owner, 0, Short.MAX_VALUE, 10);
  }

  private void index() {
    List<IndexJob> batch = jobs.leaseIndexing("one/a", 100);
    indexing.indexed("one/a", indexing.nextCommit(), batch, Map.of());
  }

  private String state(UUID file) throws SQLException {
    return evidence.value("select state from evidence_file where id = '" + file + "'");
  }

  private static NewChild child(int ordinal, String name, @Nullable Outcome outcome) {
    boolean bytes = outcome == null;
    return new NewChild(
        ordinal,
        "ENTRY",
        name,
        parentless(name),
        null,
        7,
        bytes ? FiledEvidence.HASH : null,
        bytes ? UUID.randomUUID() : null,
        outcome,
        bytes ? null : "not given",
        List.of(
            new be.zegel.evidence.extract.ItemDate(
                be.zegel.evidence.extract.ItemDate.Kind.MODIFIED, NOW, "1 September", false)),
        "{\"zegel:link\":[\"elsewhere\"]}");
  }

  private static String parentless(String name) {
    return "archive.zip/" + name;
  }

  private static Findings found(Outcome outcome) {
    return new Findings(
        "text/plain",
        "TEXT",
        "{\"dc:title\":[\"x\"]}",
        "[]",
        null,
        null,
        "[]",
        null,
        null,
        new ExtractionEnd(
            outcome,
            "TextParser",
            "1",
            null,
            null,
            ContainerCounts.NONE,
            null,
            0,
            false,
            -1,
            1,
            0,
            5));
  }
}
