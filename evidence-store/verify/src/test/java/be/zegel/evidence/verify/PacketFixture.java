package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.ChainFixture;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.packet.HeadMap;
import be.zegel.evidence.packet.HeadProof;
import be.zegel.evidence.packet.HeadStatement;
import be.zegel.evidence.packet.PacketDescription;
import be.zegel.evidence.packet.PacketEvent;
import be.zegel.evidence.packet.PacketWriter;
import be.zegel.evidence.packet.TimeStamper;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.passkey.PasskeyAlgorithm;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.LogProof;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.evidence.tlog.TestTree;
import be.zegel.evidence.tlog.TileTree;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.tlog.TreeProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A whole house in which packets are made: a case with exhibits, a log with two witnesses, a
 * time-stamp authority and passkeys, all with keys and times that are the same at each run.
 *
 * <p>Whoever forges has everything but the others' keys: {@link #shown} is what a packet will show,
 * {@link #log} what the log holds, and both can be altered before {@link #write}; manifests, proofs
 * and time stamps are then made honestly over what was altered.
 */
final class PacketFixture {
  static final UUID CASE = UUID.fromString("11111111-2222-4333-8444-000000000000");
  static final UUID KEYS = UUID.fromString("99999999-2222-4333-8444-000000000000");
  static final byte[] FILE = "the content of a phone".getBytes(StandardCharsets.UTF_8);
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  final String origin;
  final NoteSigner logKey;
  final NoteSigner firstWitness;
  final NoteSigner secondWitness;
  TestStamper stamper;

  /** Who stamps the manifest, when it is not the authority itself. */
  @Nullable TimeStamper time;

  final TestPasskey anna;
  final TestPasskey bert;
  final List<byte[]> log = new ArrayList<>();
  final Map<UUID, List<PacketEvent>> chains =
      new TreeMap<>(java.util.Comparator.comparing(UUID::toString));
  final Map<UUID, List<PacketEvent>> shown = new LinkedHashMap<>();
  final List<UUID> exhibits = new ArrayList<>();
  final ChainFixture caseChain = new ChainFixture(CASE);
  final ChainFixture keyChain = new ChainFixture(KEYS);
  boolean demo = true;
  boolean passkeys;
  boolean signaturesRequired;
  boolean stamped = true;
  boolean oneSeal;
  boolean withObject = true;
  boolean anchored = true;
  Instant madeAt = NOW;
  @Nullable HeadMap heads;
  @Nullable HeadStatement statement;
  int statementIndex;
  int anchorSize;

  /** What comes between the honest parts and the packet. */
  UnaryOperator<Note> checkpoint = note -> note;

  UnaryOperator<HeadProof> head = proof -> proof;

  /** Whether the story of the first exhibit ends with the erasure of its data by order. */
  boolean erased;

  PacketFixture() {
    this("house");
  }

  /** A house whose keys are all its own. */
  PacketFixture(String name) {
    origin = "custody." + name + ".test/2026";
    logKey = signer(name, origin, SignatureType.ED25519);
    firstWitness = signer(name, "witness-one.test", SignatureType.ED25519_COSIGNATURE);
    secondWitness = signer(name, "witness-two.test", SignatureType.ED25519_COSIGNATURE);
    stamper = new TestStamper(name, "RSA", NOW.plusSeconds(60));
    anna = new TestPasskey("anna " + name, PasskeyAlgorithm.EDDSA);
    bert = new TestPasskey("bert " + name, PasskeyAlgorithm.EDDSA);
    caseChain.now = Instant.parse("2026-11-22T08:00:00Z");
    keyChain.now = Instant.parse("2026-11-22T07:00:00Z");
  }

  private static NoteSigner signer(String house, String name, SignatureType type) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new CountedRandom(house + " " + name));
      return new NoteSigner(name, type, generator.generateKeyPair(), InstantSource.fixed(NOW));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static UUID exhibit(int number) {
    return UUID.fromString("7b0f2c1e-55d4-4c0a-9a11-%012d".formatted(number));
  }

  /** The usual story: two exhibits, of which the first was handed over and holds a file. */
  static PacketFixture usual() {
    return new PacketFixture().withStory(2);
  }

  PacketFixture withStory(int count) {
    if (passkeys) {
      enrol(anna, "anna", ignored -> List.of());
      enrol(bert, "bert", hash -> List.of(anna.sign(hash)));
    }
    caseEvent(
        EventType.CASE_OPENED,
        Field.CASE_NUMBER,
        "ZG-2026-000001",
        Field.STATE_AFTER,
        "REGISTERED",
        Field.TITLE,
        "Phishing");
    for (int i = 1; i <= count; i++) {
      enter(story(i), "OS-0" + i);
    }
    put(caseChain);
    if (passkeys) {
      put(keyChain);
    }
    anchorSize = log.size() - 1;
    takeHeads();
    return this;
  }

  /** An exhibit under a hold, and an image of it that inherits the hold or does not. */
  PacketFixture withImage(boolean inherits) {
    caseEvent(
        EventType.CASE_OPENED,
        Field.CASE_NUMBER,
        "ZG-2026-000001",
        Field.STATE_AFTER,
        "REGISTERED");
    ChainFixture source = story(1);
    ChainFixture image = new ChainFixture(exhibit(2));
    hold(source);
    image.record(
        EventType.IMAGED,
        ChainFixture.by("bert"),
        Field.TO,
        ChainFixture.person("bert"),
        Field.LABEL,
        "IMG 1",
        Field.SOURCE_ITEMS,
        Json.texts(List.of(source.item.toString())));
    if (inherits) {
      hold(image);
    }
    source.record(
        EventType.IMAGED,
        ChainFixture.by("bert"),
        Field.RESULT_ITEMS,
        Json.texts(List.of(image.item.toString())));
    enter(source, "OS-01");
    enter(image, "OS-02");
    put(caseChain);
    anchorSize = log.size() - 1;
    takeHeads();
    return this;
  }

  private static void hold(ChainFixture chain) {
    chain.record(
        EventType.HOLD_PLACED,
        ChainFixture.by("bert"),
        Field.HOLD_ID,
        exhibit(88),
        Field.ORDER_REFERENCE,
        "AN.12");
  }

  private void enter(ChainFixture chain, String label) {
    RecordedEvent first = chain.events.get(0);
    caseEvent(
        EventType.EXHIBIT_ENTERED,
        Field.EXHIBIT,
        chain.item,
        Field.EXHIBIT_SEQ,
        1,
        Field.EXHIBIT_HEAD,
        first.envelope().hash().hex(),
        Field.LABEL,
        label);
    exhibits.add(chain.item);
    put(chain);
  }

  /** One exhibit with many events of fixity. */
  PacketFixture withManyEvents(int exhibitCount, int events) {
    caseEvent(
        EventType.CASE_OPENED,
        Field.CASE_NUMBER,
        "ZG-2026-000001",
        Field.STATE_AFTER,
        "REGISTERED");
    for (int i = 1; i <= exhibitCount; i++) {
      ChainFixture chain = story(i);
      while (chain.events.size() < events) {
        chain.record(EventType.FIXITY_VERIFIED, ChainFixture.by("job", null), Field.ITEMS_COUNT, 1);
      }
      caseEvent(EventType.EXHIBIT_ENTERED, Field.EXHIBIT, chain.item);
      exhibits.add(chain.item);
      put(chain);
    }
    put(caseChain);
    anchorSize = log.size() - 1;
    takeHeads();
    return this;
  }

  private ChainFixture story(int number) {
    ChainFixture chain = new ChainFixture(exhibit(number));
    signs(chain, anna);
    chain.seizedAndSealed(oneSeal ? "S-1" : "S-" + number);
    if (number == 1) {
      UUID transfer = chain.offer("anna", ChainFixture.person("bert"));
      signs(chain, bert);
      chain.record(
          EventType.TRANSFER_ACCEPTED,
          ChainFixture.by("bert"),
          Field.TRANSFER_ID,
          transfer,
          Field.SEAL_OBSERVED,
          "S-1");
      chain.signature = hash -> List.of();
      chain.record(
          EventType.INGESTED,
          ChainFixture.by("bert"),
          Field.FILE_ID,
          exhibit(77),
          Field.SIZE,
          Integer.toString(FILE.length),
          Field.SHA256,
          Hash.of(FILE).hex(),
          Field.FILE_NAME,
          "phone.img");
    }
    if (number == 1 && erased) {
      chain.record(
          EventType.DESTRUCTION_ORDERED, ChainFixture.by("pros", null), Field.ORDER_REFERENCE, "V");
      chain.record(
          EventType.CRYPTO_ERASED,
          ChainFixture.by("bert"),
          Field.ORDER_REFERENCE,
          "V",
          Field.SECOND_PERSON,
          Person.of("chief", "chief").json(),
          Field.SECOND_PSEUDONYM,
          ChainFixture.pseudonym("chief"));
    }
    return chain;
  }

  private void signs(ChainFixture chain, TestPasskey by) {
    chain.signature = hash -> passkeys ? List.of(by.sign(hash)) : List.of();
  }

  private void enrol(TestPasskey key, String holder, ChainFixture.Signing signing) {
    Map<Field, Json> fields =
        ChainFixture.fields(
            Field.CREDENTIAL_ID, key.credential,
            Field.PUBLIC_KEY, key.publicKey(),
            Field.KEY_ALGORITHM, key.algorithm.name(),
            Field.HOLDER, Person.of(holder, holder).json(),
            Field.SECOND_PERSON, Person.of("chief", "chief").json(),
            Field.SECOND_PSEUDONYM, ChainFixture.pseudonym("chief"));
    record(keyChain, EventType.KEY_ENROLLED, fields, signing);
  }

  void caseEvent(EventType type, Object... fields) {
    record(caseChain, type, ChainFixture.fields(fields), hash -> List.of());
  }

  private static void record(
      ChainFixture chain, EventType type, Map<Field, Json> fields, ChainFixture.Signing signing) {
    fields.putAll(
        ChainFixture.fields(
            Field.EVENT_ID, new UUID(0x0190_0000_0000_7000L, chain.head.seq()),
            Field.OCCURRED_AT, chain.in(Duration.ZERO),
            Field.ACTOR, Person.of("anna", "anna").json()));
    chain.record(new EventDraft(type, chain.item, ChainFixture.pseudonym("anna"), fields), signing);
  }

  /** Puts a chain into the log and shows it. */
  private void put(ChainFixture chain) {
    List<PacketEvent> events = new ArrayList<>();
    for (RecordedEvent event : chain.events) {
      events.add(new PacketEvent(log.size(), event));
      log.add(event.envelope().hash().bytes());
    }
    chains.put(chain.item, events);
    shown.put(chain.item, new ArrayList<>(events));
  }

  /** Takes the heads of all chains as they are, and puts them into the log. */
  void takeHeads() {
    HeadMap.Builder builder = HeadMap.builder();
    chains.forEach(
        (item, events) -> {
          RecordedEvent last = events.get(events.size() - 1).event();
          builder.add(item, last.seq(), last.envelope().hash());
        });
    heads = builder.build();
    statement = heads.statement(NOW.minusSeconds(5), new Salt("ab".repeat(Salt.BYTES)));
    statementIndex = log.size();
    log.add(statement.entry());
  }

  TrustBundle trust() {
    String policy =
        "log "
            + logKey.verifier().text()
            + "\n"
            + "witness one "
            + firstWitness.verifier().text()
            + "\n"
            + "witness two "
            + secondWitness.verifier().text()
            + "\n"
            + "group both all one two\n"
            + "quorum both\n";
    return new TrustBundle(
        "Test",
        policy,
        List.of(stamper.root()),
        true,
        TestPasskey.RELYING_PARTY,
        passkeys
            ? Optional.of(
                new TrustBundle.EnrolmentRoot(KEYS, keyChain.events.get(0).envelope().hash()))
            : Optional.empty(),
        signaturesRequired,
        demo,
        demo ? Optional.of("DEMO") : Optional.empty());
  }

  Note note(TreeHead tree) {
    String text = new Checkpoint(origin, tree).text();
    return new Note(
        text, List.of(logKey.sign(text), firstWitness.sign(text), secondWitness.sign(text)));
  }

  /** Writes the packet. */
  Path write(Path folder) throws IOException {
    TestTree entries = TestTree.of(log);
    int size = log.size();
    TileTree tree = new TileTree(size, entries);
    Note cosigned = checkpoint.apply(note(tree.head()));
    List<UUID> listed = exhibits.stream().filter(shown::containsKey).toList();
    Path file = folder.resolve("packet.asice");
    try (PacketWriter writer =
        new PacketWriter(new PacketDescription(CASE, listed, madeAt, "nl"))) {
      writer.checkpoint(cosigned);
      for (Map.Entry<UUID, List<PacketEvent>> chain : shown.entrySet()) {
        HeadProof proof = head.apply(heads().proof(chain.getKey()).orElseThrow());
        if (chain.getKey().equals(KEYS)) {
          writer.keys(chain.getKey(), chain.getValue(), proof);
        } else {
          writer.chain(chain.getKey(), chain.getValue(), proof);
        }
      }
      long[] places =
          java.util.Arrays.stream(writer.places()).distinct().filter(p -> p < size).toArray();
      writer.proof(TreeProof.of(tree, size, places));
      if (statement != null) {
        writer.headMap(
            statement, new LogProof(statementIndex, tree.inclusion(statementIndex), cosigned));
      }
      writer.trust(trust());
      writer.bagInfo("Source-Organization", "Test");
      writer.report("the report".getBytes(StandardCharsets.UTF_8));
      writer.caseExport("{}".getBytes(StandardCharsets.UTF_8));
      if (withObject) {
        Path object = Files.write(folder.resolve("object"), FILE);
        writer.object(Hash.of(FILE), object);
      }
      if (anchored) {
        Note older = note(entries.head(anchorSize));
        writer.anchor(
            older,
            anchorSize,
            tree.consistency(anchorSize),
            stamper.token(older.whole().getBytes(StandardCharsets.UTF_8)));
      }
      writer.write(file, stamped ? (time == null ? stamper : time) : null);
    }
    return file;
  }

  private HeadMap heads() {
    if (heads == null) {
      throw new IllegalStateException("no heads were taken");
    }
    return heads;
  }
}
