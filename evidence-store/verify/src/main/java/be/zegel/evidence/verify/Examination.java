package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Chain;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.packet.HeadProof;
import be.zegel.evidence.packet.HeadStatement;
import be.zegel.evidence.packet.MalformedPacket;
import be.zegel.evidence.packet.PacketArchive;
import be.zegel.evidence.packet.PacketDescription;
import be.zegel.evidence.packet.PacketEvent;
import be.zegel.evidence.packet.PacketNames;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.timestamp.BadToken;
import be.zegel.evidence.timestamp.TimeStampToken;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.LogProof;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.MerkleProof;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.tlog.TreeProof;
import be.zegel.evidence.tlog.TrustPolicy;
import be.zegel.evidence.verify.Finding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one packet, in the order of docs/spec/custody-packet.md, chapter 9. What is found
 * is gathered; only a packet whose files cannot be told apart or are not bound is not looked into.
 */
final class Examination {
  private static final long MOST_JSON = 64L << 20;
  private static final long MOST_NOTE = 512L << 10;
  private static final Duration FRESH = Duration.ofHours(24);

  /** What the case's chain says of an exhibit: where its chain was when it entered or left. */
  private record Mention(long seq, Hash hash) {}

  /** A chain that was followed. */
  private static final class Followed {
    private final UUID item;
    private final Chain.Walk walk;
    private final ExhibitWalk exhibit;
    private final Kin kin;
    private final Map<Long, Hash> mentioned = new HashMap<>();
    private boolean ordered = true;
    private boolean custody = true;
    private boolean complete;
    private long lastIndex = -1;

    Followed(UUID item) {
      this.item = item;
      this.walk = new Chain.Walk(item);
      this.exhibit = new ExhibitWalk(item);
      this.kin = new Kin(item);
    }

    String at(long seq) {
      return item + "#" + seq;
    }
  }

  private final Path file;
  private final Optional<TrustBundle> trust;
  private final Optional<Path> beside;
  private final List<Finding> findings = new ArrayList<>();
  private final LogPlaces places = new LogPlaces();
  private final Anchors anchors = new Anchors();
  private final Set<UUID> entered = new TreeSet<>();
  private final Map<UUID, List<Mention>> mentions = new HashMap<>();
  private final List<ExhibitReport> exhibits = new ArrayList<>();
  private long events;
  private long withheldFields;
  private long withheldExhibits;
  private Optional<Instant> completeAt = Optional.empty();
  private Optional<TimeStampToken> stamp = Optional.empty();
  private Set<String> witnesses = Set.of();
  private boolean demo;

  Examination(Path file, Optional<TrustBundle> trust, Optional<Path> beside) {
    this.file = file;
    this.trust = trust;
    this.beside = beside;
  }

  Report report() throws IOException {
    attempt(Kind.PACKET_FORM, file.getFileName() + "", this::examine);
    findings.sort(Comparator.comparingInt(finding -> finding.kind().check()));
    Verdict verdict =
        findings.stream()
            .map(finding -> finding.kind().verdict())
            .reduce(
                withheldFields + withheldExhibits > 0
                    ? Verdict.VERIFIED_WITH_WITHHELD
                    : Verdict.VERIFIED,
                Verdict::or);
    return new Report(
        verdict,
        findings,
        exhibits,
        events,
        withheldFields,
        withheldExhibits,
        completeAt,
        stamp.map(TimeStampToken::time),
        stamp.map(TimeStampToken::authority),
        witnesses,
        demo,
        trust.map(TrustBundle::fingerprint));
  }

  /** A part of the work on what somebody else has written. */
  private interface Step {
    void run() throws IOException;
  }

  /** Does a step; whatever it cannot read is found, and said of the given place. */
  private boolean attempt(Kind kind, String where, Step step) throws IOException {
    try {
      step.run();
      return true;
    } catch (MalformedPacket
        | MalformedLog
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      found(kind, where, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void found(Kind kind, String where, String detail) {
    findings.add(new Finding(kind, where, detail));
  }

  private void examine() throws IOException {
    try (PacketArchive archive = PacketArchive.open(file)) {
      byte[][] manifest = new byte[1][];
      if (attempt(
          Kind.MANIFEST, file.getFileName() + "", () -> manifest[0] = archive.checkManifests())) {
        examine(archive, manifest[0]);
      }
    }
  }

  private void examine(PacketArchive archive, byte[] manifest) throws IOException {
    PacketDescription description =
        PacketDescription.parse(archive.bytes(PacketNames.DESCRIPTION, MOST_JSON));
    TrustBundle own = ownTrust(archive);
    TrustBundle judge = trust.orElse(own);
    demo = judge.demo();
    if (trust.isEmpty()) {
      found(Kind.NO_TRUST, PacketNames.TRUST, "the keys come from the packet itself");
    }
    requireNames(archive, description);
    checkStamp(archive, manifest, judge);
    Note note = Note.parse(archive.bytes(PacketNames.CHECKPOINT, MOST_NOTE));
    TreeHead tree = Checkpoint.parse(note.text()).head();
    accept(note, judge, PacketNames.CHECKPOINT, Kind.CHECKPOINT)
        .ifPresent(
            accepted -> {
              witnesses = accepted.cosigners();
              vouched(accepted, judge, stamp.map(TimeStampToken::time));
            });
    KeyRing keys = new KeyRing(judge.relyingParty());
    List<Followed> followed = new ArrayList<>();
    Optional<Followed> keyChain = followKeys(archive, judge, keys);
    keyChain.ifPresent(followed::add);
    Followed caseChain = followCase(archive, description.caseChain(), keys, judge);
    followed.add(caseChain);
    List<Followed> shown = new ArrayList<>();
    for (UUID exhibit : description.exhibits()) {
      shown.add(followExhibit(archive, exhibit, keys, judge));
    }
    followed.addAll(shown);
    attempt(Kind.LOG_PROOF, PacketNames.EVENTS_PROOF, () -> checkLog(archive, tree));
    Optional<HeadStatement> heads = checkHeadMap(archive, tree, note);
    if (heads.isPresent()) {
      for (Followed chain : followed) {
        attempt(
            Kind.HEAD, PacketNames.head(chain.item), () -> checkHead(archive, chain, heads.get()));
      }
      checkFreshness(heads.get(), description);
    }
    checkCase(caseChain, shown);
    checkAnchors(archive, judge, tree);
    Map<Hash, ObjectCheck.Found> objects = checkObjects(archive, shown);
    shown.forEach(chain -> exhibits.add(reported(chain, objects)));
  }

  private static TrustBundle ownTrust(PacketArchive archive) throws IOException {
    byte[] bytes = archive.bytes(PacketNames.TRUST, MOST_JSON);
    TrustBundle own = TrustBundle.parse(bytes);
    byte[] policy = own.policy().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(own.bytes(), bytes)
        || !Arrays.equals(archive.bytes(PacketNames.POLICY, MOST_JSON), policy)) {
      throw new MalformedPacket("trust.json is canonical and has the policy of the packet");
    }
    return own;
  }

  /** Every file that must be there is, and no other than those that may be. */
  private static void requireNames(PacketArchive archive, PacketDescription description) {
    Set<String> expected = new HashSet<>(PacketNames.ALWAYS);
    List<UUID> chains = new ArrayList<>(description.exhibits());
    chains.add(description.caseChain());
    chains.forEach(chain -> expected.add(PacketNames.events(chain)));
    chains.forEach(chain -> expected.add(PacketNames.head(chain)));
    Set<String> names = new HashSet<>(archive.names());
    for (String name : expected) {
      if (!names.remove(name)) {
        throw new MalformedPacket("the file " + name + " is missing");
      }
    }
    boolean keys = names.remove(PacketNames.ENROLMENT);
    long heads = names.stream().filter(PacketNames::isHead).count();
    if (heads != (keys ? 1 : 0)) {
      throw new MalformedPacket("a head of a chain that is not in the packet");
    }
    for (String name : names) {
      if (!PacketNames.mayBeThere(name)) {
        throw new MalformedPacket("the file " + name + " has no place in a packet");
      }
      String base = name.substring(0, name.lastIndexOf('.') + 1);
      if (name.startsWith(PacketNames.TIME) && !names.contains(base + "checkpoint")) {
        throw new MalformedPacket("the file " + name + " belongs to no checkpoint");
      }
    }
  }

  private void checkStamp(PacketArchive archive, byte[] manifest, TrustBundle judge)
      throws IOException {
    if (archive.stamped()) {
      stamp =
          token(
              archive.bytes(PacketNames.TIME_STAMP, TimeStampToken.LARGEST),
              manifest,
              judge,
              PacketNames.TIME_STAMP,
              Kind.TIME_STAMP);
    } else if (judge.timestampRequired()) {
      found(Kind.TIME_STAMP_MISSING, PacketNames.TIME_STAMP, "the packet has no time stamp");
    }
  }

  /** The token, when it holds and leads to a trusted root. */
  private Optional<TimeStampToken> token(
      byte[] bytes, byte[] data, TrustBundle judge, String where, Kind broken) {
    try {
      TimeStampToken token = TimeStampToken.check(bytes, data);
      if (token.trusted(judge.timestampRoots())) {
        return Optional.of(token);
      }
      found(Kind.UNKNOWN_TIME_STAMP, where, token.authority());
    } catch (BadToken e) {
      found(broken, where, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private Optional<TrustPolicy.Accepted> accept(
      Note note, TrustBundle judge, String where, Kind broken) {
    try {
      return Optional.of(judge.logPolicy().accept(note));
    } catch (TrustPolicy.Refused e) {
      Kind kind =
          switch (e.reason()) {
            case UNKNOWN_LOG -> Kind.UNKNOWN_LOG;
            case QUORUM -> Kind.QUORUM;
            case BAD_SIGNATURE -> broken;
          };
      found(kind, where, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Remembers from when on others vouch for the size of the log. */
  private void vouched(
      TrustPolicy.Accepted accepted, TrustBundle judge, Optional<Instant> stamped) {
    long size = accepted.checkpoint().head().size();
    if (accepted.earliest() >= 0) {
      anchors.sealed(size, Instant.ofEpochSecond(accepted.earliest()));
    }
    if (judge.logPolicy().asksForWitnesses()) {
      stamped.ifPresent(time -> anchors.anchored(size, time));
    }
  }

  private Optional<Followed> followKeys(PacketArchive archive, TrustBundle judge, KeyRing keys)
      throws IOException {
    if (!archive.has(PacketNames.ENROLMENT)) {
      return Optional.empty();
    }
    UUID item = PacketNames.chainOfHead(keyHead(archive));
    Followed chain = new Followed(item);
    follow(
        archive,
        PacketNames.ENROLMENT,
        chain,
        event -> {
          boolean root =
              judge
                  .enrolmentRoot()
                  .filter(r -> r.chain().equals(item) && r.hash().equals(chain.walk.head().hash()))
                  .isPresent();
          if (event.seq() == 1 && !root) {
            found(Kind.UNKNOWN_ENROLMENT, chain.at(1), "another root than that of the bundle");
          }
          keys.follow(event).ifPresent(flaw -> found(Kind.SIGNATURE, chain.at(event.seq()), flaw));
        });
    return Optional.of(chain);
  }

  /** The only head that belongs to neither the case nor an exhibit. */
  private static String keyHead(PacketArchive archive) {
    return archive.names().stream()
        .filter(PacketNames::isHead)
        .filter(name -> !archive.has(PacketNames.events(PacketNames.chainOfHead(name))))
        .findFirst()
        .orElseThrow(() -> new MalformedPacket("the chain of keys has no head"));
  }

  private Followed followCase(PacketArchive archive, UUID item, KeyRing keys, TrustBundle judge)
      throws IOException {
    Followed chain = new Followed(item);
    follow(
        archive,
        PacketNames.events(item),
        chain,
        event -> {
          if (!event.type().onCaseChain() || (event.seq() == 1) != opensCase(event)) {
            found(Kind.CHAIN, chain.at(event.seq()), event.type() + " on the chain of a case");
          }
          mention(event);
          signed(chain, event, keys, judge);
        });
    return chain;
  }

  private static boolean opensCase(RecordedEvent event) {
    return event.type() == EventType.CASE_OPENED;
  }

  private void mention(RecordedEvent event) {
    if (event.type() != EventType.EXHIBIT_ENTERED && event.type() != EventType.EXHIBIT_LEFT) {
      return;
    }
    Optional<UUID> exhibit = event.text(Field.EXHIBIT).map(UUID::fromString);
    if (exhibit.isEmpty()) {
      return;
    }
    entered.add(exhibit.get());
    Optional<String> head = event.text(Field.EXHIBIT_HEAD);
    if (head.isPresent()
        && event.value(Field.EXHIBIT_SEQ).orElse(null) instanceof Json.Counter seq) {
      mentions
          .computeIfAbsent(exhibit.get(), e -> new ArrayList<>())
          .add(new Mention(seq.value(), new Hash(head.get())));
    }
  }

  private Followed followExhibit(PacketArchive archive, UUID item, KeyRing keys, TrustBundle judge)
      throws IOException {
    Followed chain = new Followed(item);
    Set<Long> asked = new HashSet<>();
    mentions.getOrDefault(item, List.of()).forEach(mention -> asked.add(mention.seq()));
    follow(
        archive,
        PacketNames.events(item),
        chain,
        event -> {
          ChainHead head = chain.walk.head();
          if (asked.contains(event.seq()) && head.hash() != null) {
            chain.mentioned.put(event.seq(), head.hash());
          }
          Optional<Signed> signed = signed(chain, event, keys, judge);
          chain.exhibit.note(event, signed);
          if (chain.custody) {
            chain.kin.follow(event, chain.exhibit.state().holds());
            try {
              chain.exhibit.fold(event);
            } catch (CustodyState.BrokenCustody e) {
              chain.custody = false;
              // A field that had to be shown and is withheld is missing and not wrong.
              if (chain.walk.incomplete().isEmpty()) {
                found(Kind.CUSTODY, chain.at(event.seq()), e.reason());
              }
            }
          }
        });
    return chain;
  }

  /** What is done with an event that follows on its chain. */
  private interface Next {
    void take(RecordedEvent event);
  }

  private void follow(PacketArchive archive, String name, Followed chain, Next next)
      throws IOException {
    boolean read =
        attempt(
            Kind.CHAIN,
            name,
            () -> {
              try (ChainReader reader = new ChainReader(archive.stream(name))) {
                followAll(reader, chain, next);
              }
            });
    chain.ordered &= read;
    withheldFields += chain.walk.withheld();
    chain
        .walk
        .incomplete()
        .ifPresent(missing -> found(Kind.FIELD_WITHHELD, chain.at(missing.seq()), missing.what()));
  }

  private void followAll(ChainReader reader, Followed chain, Next next) throws IOException {
    for (Optional<PacketEvent> line = reader.next(); line.isPresent(); line = reader.next()) {
      RecordedEvent event = line.get().event();
      Optional<Chain.Flaw> flaw = chain.walk.follow(event, reader.envelope());
      Hash hash = chain.walk.head().hash();
      if (flaw.isPresent() || hash == null) {
        chain.ordered = false;
        found(
            Kind.CHAIN,
            chain.at(event.seq()),
            flaw.map(Enum::name).orElse("an event without hash"));
        return;
      }
      events++;
      chain.lastIndex = Math.max(chain.lastIndex, line.get().index());
      places.add(line.get().index(), hash);
      next.take(event);
    }
  }

  /** How an event is signed; empty when its type is not signed by a person and it is not. */
  private Optional<Signed> signed(
      Followed chain, RecordedEvent event, KeyRing keys, TrustBundle judge) {
    List<EventSignature> signatures = event.envelope().signatures();
    for (EventSignature signature : signatures) {
      keys.flaw(event, signature)
          .ifPresent(flaw -> found(Kind.SIGNATURE, chain.at(event.seq()), flaw));
    }
    if (!signatures.isEmpty()) {
      return Optional.of(Signed.PASSKEY);
    }
    if (!event.type().signedByAPerson()) {
      return Optional.empty();
    }
    boolean admitted =
        judge.demo()
            && judge.demoPolicy().isPresent()
            && judge.demoPolicy().equals(event.text(Field.POLICY));
    if (!admitted && judge.signaturesRequired()) {
      found(Kind.SIGNATURE_MISSING, chain.at(event.seq()), event.type().name());
    }
    return Optional.of(admitted ? Signed.DEMO_POLICY : Signed.NOT);
  }

  private void checkLog(PacketArchive archive, TreeHead tree) throws IOException {
    TreeProof proof = TreeProof.parse(archive.bytes(PacketNames.EVENTS_PROOF, MOST_JSON));
    if (!places.stand(tree, proof)) {
      found(Kind.LOG_PROOF, PacketNames.EVENTS_PROOF, "another tree than that of the checkpoint");
    }
  }

  private Optional<HeadStatement> checkHeadMap(PacketArchive archive, TreeHead tree, Note note)
      throws IOException {
    @Nullable HeadStatement[] read = new HeadStatement[1];
    attempt(
        Kind.LOG_PROOF,
        PacketNames.HEAD_STATEMENT,
        () -> {
          HeadStatement statement =
              HeadStatement.parse(archive.bytes(PacketNames.HEAD_STATEMENT, MOST_JSON));
          byte[] bytes = archive.bytes(PacketNames.HEAD_STATEMENT_PROOF, 2 * MOST_NOTE);
          LogProof proof = LogProof.parse(bytes);
          boolean stands =
              Arrays.equals(bytes, proof.text().getBytes(StandardCharsets.UTF_8))
                  && proof.checkpoint().equals(note)
                  && proof.index() > places.last()
                  && MerkleProof.inclusion(
                      tree, proof.index(), MerkleHash.leaf(statement.entry()), proof.hashes());
          if (stands) {
            read[0] = statement;
          } else {
            found(
                Kind.LOG_PROOF,
                PacketNames.HEAD_STATEMENT,
                "does not stand in the log behind all events");
          }
        });
    return Optional.ofNullable(read[0]);
  }

  private void checkHead(PacketArchive archive, Followed chain, HeadStatement statement)
      throws IOException {
    HeadProof proof = HeadProof.parse(archive.bytes(PacketNames.head(chain.item), MOST_JSON));
    ChainHead head = chain.walk.head();
    if (!proof.item().equals(chain.item) || !proof.holds(statement)) {
      found(Kind.HEAD, PacketNames.head(chain.item), "is not of this chain in the head map");
    } else if (!chain.ordered) {
      return;
    } else if (head.seq() < proof.seq()) {
      found(
          Kind.EVENTS_MISSING,
          chain.at(head.seq() + 1),
          "the chain has " + proof.seq() + " events");
    } else if (head.seq() > proof.seq() || !proof.hash().equals(head.hash())) {
      found(Kind.HEAD, chain.at(proof.seq()), "the chain ended in another event");
    } else {
      chain.complete = chain.walk.incomplete().isEmpty();
    }
  }

  private void checkFreshness(HeadStatement statement, PacketDescription description) {
    completeAt = Optional.of(statement.takenAt());
    Instant made =
        stamp
            .map(TimeStampToken::time)
            .filter(description.madeAt()::isBefore)
            .orElse(description.madeAt());
    if (made.isAfter(statement.takenAt().plus(FRESH))) {
      found(
          Kind.HEAD_MAP_OLD,
          PacketNames.HEAD_STATEMENT,
          "taken at " + statement.takenAt() + ", the packet is of " + made);
    }
  }

  private void checkCase(Followed caseChain, List<Followed> shown) {
    Set<UUID> rest = new TreeSet<>(entered);
    for (Followed chain : shown) {
      // An event of the case that is missing may be the one that names it.
      if (!rest.remove(chain.item) && caseChain.complete) {
        found(Kind.CASE, chain.at(1), "did not enter the case");
      }
      for (Mention mention : mentions.getOrDefault(chain.item, List.of())) {
        Hash there = chain.mentioned.get(mention.seq());
        boolean other =
            there == null
                ? chain.complete && mention.seq() > chain.walk.head().seq()
                : !there.equals(mention.hash());
        if (chain.ordered && other) {
          found(Kind.CASE, chain.at(mention.seq()), "is not the event that the case names");
        }
      }
    }
    withheldExhibits = rest.size();
    // A chain that is not whole may be the one that says it.
    List<Kin> whole = shown.stream().filter(c -> c.complete && c.custody).map(c -> c.kin).toList();
    for (Kin.Flaw flaw : Kin.flaws(whole)) {
      found(Kind.KIN, flaw.item() + "#" + flaw.seq(), flaw.code());
    }
  }

  private void checkAnchors(PacketArchive archive, TrustBundle judge, TreeHead tree)
      throws IOException {
    for (String name : archive.names()) {
      Optional<Long> size = PacketNames.sizeOfAnchor(name);
      if (size.isPresent()) {
        attempt(Kind.ANCHOR, name, () -> checkAnchor(archive, judge, tree, size.get()));
      }
    }
  }

  private void checkAnchor(PacketArchive archive, TrustBundle judge, TreeHead tree, long size)
      throws IOException {
    String where = PacketNames.time(size, "checkpoint");
    byte[] bytes = archive.bytes(where, MOST_NOTE);
    Note note = Note.parse(bytes);
    TreeHead older = Checkpoint.parse(note.text()).head();
    List<MerkleHash> path = new ArrayList<>();
    String lines =
        new String(
            archive.bytes(PacketNames.time(size, "consistency"), MOST_NOTE),
            StandardCharsets.ISO_8859_1);
    lines.lines().forEach(line -> path.add(MerkleHash.parse(line)));
    if (older.size() != size || !MerkleProof.consistency(older, tree, path)) {
      found(Kind.ANCHOR, where, "is not of the log of the packet");
      return;
    }
    Optional<TrustPolicy.Accepted> accepted = accept(note, judge, where, Kind.ANCHOR);
    String tokenName = PacketNames.time(size, "tst");
    Optional<TimeStampToken> token =
        token(
            archive.bytes(tokenName, TimeStampToken.LARGEST), bytes, judge, tokenName, Kind.ANCHOR);
    accepted.ifPresent(by -> vouched(by, judge, token.map(TimeStampToken::time)));
  }

  private Map<Hash, ObjectCheck.Found> checkObjects(PacketArchive archive, List<Followed> shown)
      throws IOException {
    Map<Hash, ObjectCheck.Found> objects = new LinkedHashMap<>();
    shown.forEach(
        chain ->
            chain
                .exhibit
                .files()
                .keySet()
                .forEach(hash -> objects.merge(hash, expected(chain), Examination::stricter)));
    boolean whole = shown.stream().allMatch(chain -> chain.complete);
    for (String object : archive.objects()) {
      boolean named = objects.replace(new Hash(object), ObjectCheck.Found.IN_PACKET) != null;
      // An event that is missing may be the one that names it.
      if (!named && whole) {
        found(Kind.OBJECT, PacketNames.OBJECTS + object, "no event names this object");
      }
    }
    if (beside.isPresent()) {
      FilesBeside files = FilesBeside.in(beside.get());
      for (Map.Entry<Hash, ObjectCheck.Found> object : objects.entrySet()) {
        if (files.altered().contains(object.getKey())) {
          found(Kind.OBJECT, object.getKey().hex(), "the file beside the packet was altered");
        } else if (files.found().contains(object.getKey())) {
          object.setValue(ObjectCheck.Found.BESIDE);
        } else if (object.getValue() == ObjectCheck.Found.NOT_GIVEN) {
          found(Kind.OBJECT_MISSING, object.getKey().hex(), "is not beside the packet");
        }
      }
    }
    return objects;
  }

  /** Data that were destroyed by order are missed by nobody. */
  private static ObjectCheck.Found expected(Followed chain) {
    return chain.exhibit.erased() ? ObjectCheck.Found.ERASED : ObjectCheck.Found.NOT_GIVEN;
  }

  private static ObjectCheck.Found of(Followed chain, ObjectCheck.Found found) {
    return found == ObjectCheck.Found.NOT_GIVEN ? expected(chain) : found;
  }

  /** The same bytes under another exhibit are still to be had. */
  private static ObjectCheck.Found stricter(ObjectCheck.Found one, ObjectCheck.Found other) {
    return one == ObjectCheck.Found.NOT_GIVEN ? one : other;
  }

  private ExhibitReport reported(Followed chain, Map<Hash, ObjectCheck.Found> objects) {
    ExhibitWalk exhibit = chain.exhibit;
    List<ObjectCheck> files = new ArrayList<>();
    exhibit
        .files()
        .forEach(
            (hash, name) ->
                files.add(
                    new ObjectCheck(
                        hash, name, of(chain, objects.getOrDefault(hash, expected(chain))))));
    return new ExhibitReport(
        chain.item,
        exhibit.label(),
        exhibit.description(),
        chain.walk.head().seq(),
        chain.complete,
        chain.ordered,
        chain.custody,
        exhibit.state().phase(),
        Optional.ofNullable(exhibit.state().custodian()),
        Optional.ofNullable(exhibit.state().seal()),
        exhibit.gaps(),
        exhibit.handovers(),
        exhibit.signatures(),
        chain.walk.withheld(),
        files,
        anchors.sealedAt(chain.lastIndex),
        anchors.anchoredAt(chain.lastIndex));
  }
}
