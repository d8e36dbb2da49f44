// custody-packet.md, chapters 2 to 10: the examination of a packet and its verdict.

const MIB = 1 << 20;
const MAX_LINES = 1000000;
const VERDICTS = { BROKEN: 5, INCOMPLETE: 4, UNTRUSTED: 6, "VERIFIED-WITH-WITHHELD": 0, VERIFIED: 0 };
/** The number of the check that finds it (chapter 9). */
const CHECKS = {
  PACKET_FORM: 1, MANIFEST: 1, NO_TRUST: 1, TIME_STAMP: 2, TIME_STAMP_MISSING: 2, UNKNOWN_TIME_STAMP: 2, CHECKPOINT: 3, UNKNOWN_LOG: 3, QUORUM: 3, CHAIN: 4, FIELD_WITHHELD: 4, CUSTODY: 4, LOG_PROOF: 5,
  HEAD: 6, EVENTS_MISSING: 6, HEAD_MAP_OLD: 6, CASE: 7, KIN: 7, SIGNATURE: 8, SIGNATURE_MISSING: 8, UNKNOWN_ENROLMENT: 8, OBJECT: 9, OBJECT_MISSING: 9, ANCHOR: 10,
};
const OPTIONAL_FILES = [/^data\/(report\.pdf|case\.jsonld)$/, /^keys\/enrolment\.jsonl$/, /^time\/[1-9][0-9]{0,17}\.(checkpoint|consistency|tst)$/, /^ers\/[A-Za-z0-9._-]+\.ers$/, /^data\/objects\/[0-9a-f]{64}$/, /^META-INF\/(ASiCManifest001\.xml|timestamp001\.tst)$/];
const REQUIRED_FILES = words(
  "mimetype bagit.txt bag-info.txt manifest-sha256.txt tagmanifest-sha256.txt packet.json proofs/events.tree-proof heads/map.json heads/map.tlog-proof checkpoint trust.json policy.tlog-policy",
);

/** Reads a trust bundle in any spelling; `fingerprint` is that of its canonical bytes. */
function readTrust(bytes) {
  const found = exactly(parseJson(textOf(bytes)), "v", "type", "name", "policy", "timestampRoots", "timestampRequired", "relyingParty", "enrolmentRoot", "signatures", "demo", "demoPolicy");
  const flag = (value) => (typeof value === "boolean" ? value : refuse("not a truth value"));
  if (found.v !== 1 || found.type !== "ZEGEL_TRUST" || !["REQUIRED", "REPORTED"].includes(found.signatures)) refuse("not a trust bundle");
  if (found.enrolmentRoot !== null) {
    exactly(found.enrolmentRoot, "chain", "hash");
    uuid(found.enrolmentRoot.chain);
    fromHex(found.enrolmentRoot.hash, 32);
  }
  if (found.demoPolicy !== null) text(found.demoPolicy);
  if (!Array.isArray(found.timestampRoots)) refuse("the roots of time stamps");
  const roots = found.timestampRoots.map((pem) => readPem(text(pem)));
  found.timestampRoots = roots.map(pemOf);
  return {
    name: text(found.name), policyText: text(found.policy), policy: readPolicy(text(found.policy)), roots, timestampRequired: flag(found.timestampRequired),
    relyingParty: text(found.relyingParty), enrolmentRoot: found.enrolmentRoot, signatures: found.signatures, demo: flag(found.demo), demoPolicy: found.demoPolicy,
    fingerprint: hex(sha256(canonical(found))), canonical: canonical(found),
  };
}

/** Whether an exhibit ended by an order that destroys its data too, which nobody misses then. */
function erasedByOrder(chain) {
  return chain.events.some((event) => event.type === "CRYPTO_ERASED" || event.type === "DESTROYED");
}

/** The examination of one packet. Each check adds findings; a finding has a severity, a kind, a place and words for experts. */
class Examination {
  constructor(blob, trust, beside, report) {
    this.blob = blob;
    this.outside = trust;
    this.beside = beside;
    this.progress = report;
    this.findings = [];
    this.chains = new Map();
    this.exhibits = [];
    this.withheldExhibits = [];
  }

  add(severity, kind, where, detail = "") {
    this.findings.push({ severity, kind, where, detail });
  }

  /** Makes a check; what it refuses is a finding. */
  async check(kind, where, act) {
    try {
      return await act();
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      this.add("BROKEN", kind, where, refused.message);
      return null;
    }
  }

  async content(name, limit = 64 * MIB) {
    const file = this.files.get(name) || refuse(name + " is missing");
    return file.size <= limit ? read(file.blob, 0, file.size) : refuse(name + " is too long");
  }

  async run() {
    this.files = await this.check("PACKET_FORM", "archive", () => readArchive(this.blob, this.progress));
    if (this.files && (await this.form())) {
      await this.timeStamp();
      await this.logAndChains();
    }
    return this.verdict();
  }

  /** Check 1: archive, files, bag, manifest; and what all others stand on can be read. */
  async form() {
    const before = this.findings.length;
    await this.check("PACKET_FORM", "packet.json", async () => {
      const found = exactly(parseCanonical(await this.content("packet.json")), "v", "type", "case", "exhibits", "madeAt", "language");
      if (found.v !== 1 || found.type !== "COURT_PACKET" || !["nl", "fr", "de", "en"].includes(found.language)) refuse("not the description of a packet");
      uuid(found.case);
      if (!Array.isArray(found.exhibits)) refuse("the exhibits");
      found.exhibits.forEach((exhibit, i) => (uuid(exhibit) !== found.case && (i === 0 || found.exhibits[i - 1] < exhibit) ? 0 : refuse("the exhibits are not sorted")));
      this.description = found;
      this.madeAt = utcInstant(found.madeAt);
    });
    if (!this.description) return false;
    const shown = [this.description.case, ...this.description.exhibits];
    const events = shown.map((pseudonym) => "events/" + pseudonym + ".jsonl");
    const heads = shown.map((pseudonym) => "heads/" + pseudonym + ".json");
    for (const name of [...REQUIRED_FILES, ...events, ...heads]) {
      if (!this.files.has(name)) this.add("BROKEN", "PACKET_FORM", name, "missing");
    }
    const known = new Set([...REQUIRED_FILES, ...events, ...heads]);
    for (const name of this.files.keys()) {
      const headOfKeys = /^heads\/[0-9a-f-]{36}\.json$/.test(name) && this.files.has("keys/enrolment.jsonl");
      if (!known.has(name) && !headOfKeys && !OPTIONAL_FILES.some((pattern) => pattern.test(name))) this.add("BROKEN", "PACKET_FORM", name, "not a file of a packet");
    }
    for (const name of this.files.keys()) {
      const m = /^time\/(\d+)\./.exec(name);
      if (m && ["checkpoint", "consistency", "tst"].some((ending) => !this.files.has("time/" + m[1] + "." + ending))) this.add("BROKEN", "PACKET_FORM", name, "not all three");
      const o = /^data\/objects\/([0-9a-f]{64})$/.exec(name);
      if (o && hex(this.files.get(name).sha256) !== o[1]) this.add("BROKEN", "MANIFEST", name, "not the content that its name says");
    }
    if (this.findings.length > before) return false;
    await this.check("PACKET_FORM", "mimetype", async () => same(await this.content("mimetype", 100), utf8("application/vnd.etsi.asic-e+zip")) || refuse("another type"));
    await this.check("MANIFEST", "manifest-sha256.txt", () => this.bag());
    await this.check("PACKET_FORM", "trust.json", async () => {
      const bytes = await this.content("trust.json");
      this.own = readTrust(bytes);
      if (!same(bytes, concat(this.own.canonical, utf8("\n")))) refuse("not the canonical bytes");
      if (!same(await this.content("policy.tlog-policy"), utf8(this.own.policyText))) this.add("BROKEN", "PACKET_FORM", "policy.tlog-policy", "another policy");
    });
    await this.check("MANIFEST", MANIFEST, async () => {
      const both = [MANIFEST, TIME_STAMP].filter((name) => this.files.has(name)).length;
      if (both === 1) refuse("a packet has both files or neither");
      if (both) {
        this.manifest = utf8(this.asicManifest());
        if (!same(await this.content(MANIFEST), this.manifest)) refuse("not what the files give");
      }
    });
    if (this.findings.length === before && ![...this.files.keys()].some((name) => name.startsWith("data/"))) this.add("BROKEN", "PACKET_FORM", "data/", "nothing below data/");
    this.trust = this.outside || this.own;
    return this.findings.length === before;
  }

  async bag() {
    const lines = (names) => names.sort().map((name) => hex(this.files.get(name).sha256) + "  " + name + "\n").join("");
    const names = [...this.files.keys()];
    const payload = names.filter((name) => name.startsWith("data/"));
    const tags = names.filter((name) => !name.startsWith("data/") && !name.startsWith("META-INF/") && name !== "mimetype" && name !== "tagmanifest-sha256.txt");
    const compare = async (name, expected) => same(await this.content(name), utf8(expected)) || refuse(name + " is not what the files give");
    await compare("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    await compare("manifest-sha256.txt", lines(payload));
    await compare("tagmanifest-sha256.txt", lines(tags));
    const info = linesOf(textOf(await this.content("bag-info.txt")));
    const bytes = payload.reduce((sum, name) => sum + this.files.get(name).size, 0);
    if (!info.every((line) => /^[^:]+: .*$/.test(line)) || info.filter((line) => line.startsWith("Payload-Oxum: ")).join() !== "Payload-Oxum: " + bytes + "." + payload.length) refuse("bag-info.txt");
  }

  asicManifest() {
    const references = [...this.files].filter(([name]) => name !== "mimetype" && !name.startsWith("META-INF/")).map(
      ([name, file]) =>
        '<asic:DataObjectReference URI="' + name + '"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>' + base64(file.sha256) + "</ds:DigestValue></asic:DataObjectReference>\n",
    );
    return (
      '<?xml version="1.0" encoding="UTF-8"?>\n<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n' +
      '<asic:SigReference URI="META-INF/timestamp001.tst" MimeType="application/vnd.etsi.timestamp-token"/>\n' + references.join("") + "</asic:ASiCManifest>\n"
    );
  }

  /** Check 2. */
  async timeStamp() {
    if (!this.outside) this.add("UNTRUSTED", "NO_TRUST", "trust.json");
    if (!this.manifest) {
      if (this.trust.timestampRequired) this.add("INCOMPLETE", "TIME_STAMP_MISSING", TIME_STAMP);
      return;
    }
    await this.check("TIME_STAMP", TIME_STAMP, async () => {
      this.token = await readToken(await this.content(TIME_STAMP, MAX_TOKEN), this.manifest, this.trust.roots);
      if (!this.token.trusted) this.add("UNTRUSTED", "UNKNOWN_TIME_STAMP", TIME_STAMP);
    });
  }

  async logAndChains() {
    this.checkpoint = await this.check("CHECKPOINT", "checkpoint", async () => readCheckpoint(await this.content("checkpoint", 512 * 1024)));
    if (!this.checkpoint) return;
    this.judged = judge(this.trust.policy, this.checkpoint);
    if (this.judged.problem === "WRONG") this.add("BROKEN", "CHECKPOINT", "checkpoint", "a signature of a known key is wrong");
    else if (this.judged.problem) this.add("UNTRUSTED", this.judged.problem, "checkpoint");
    await this.readChains();
    await this.inLog();
    await this.heads();
    await this.caseChain();
    await this.signatures();
    await this.objects();
    await this.anchors();
  }

  /** Check 4. */
  async readChains() {
    if (this.files.has("keys/enrolment.jsonl")) await this.readChain(null, "keys/enrolment.jsonl", KEYS_GROUP);
    for (const pseudonym of [this.description.case, ...this.description.exhibits]) {
      await this.readChain(pseudonym, "events/" + pseudonym + ".jsonl", pseudonym === this.description.case ? CASE_GROUP : null);
    }
  }

  /** Reads a chain up to its first flaw; what is behind that is not looked at. */
  async readChain(known, name, group) {
    const events = [];
    const read = await this.check("CHAIN", name, () => this.lines(name, events).then(() => true));
    const pseudonym = known || (events.length ? events[0].envelope.itemPseudonym : null);
    if (pseudonym === null || this.chains.has(pseudonym)) {
      if (read) this.add("BROKEN", "CHAIN", name, "no chain of its own");
      return;
    }
    const flaw = flawOf(pseudonym, events);
    const sound = flaw ? events.slice(0, flaw.at) : events;
    const chain = { pseudonym, name, group, events: sound, broken: flaw !== null || !read, complete: false };
    this.chains.set(pseudonym, chain);
    if (group === KEYS_GROUP) this.keys = chain;
    const where = (seq) => pseudonym + "#" + seq;
    chain.withheldAt = firstWithheldAlways(sound);
    if (group !== null) {
      const stranger = sound.find((event) => event.kind.group !== group || (group === CASE_GROUP && (event.type === "CASE_OPENED") !== (event.seq === 1)));
      if (stranger) this.add("BROKEN", group === CASE_GROUP ? "CHAIN" : "SIGNATURE", where(stranger.seq), "OTHER_CHAIN");
    } else {
      const whole = chain.withheldAt === null ? sound : sound.slice(0, chain.withheldAt - 1);
      chain.fold = fold(whole);
      if (chain.fold.refused) this.add("BROKEN", "CUSTODY", where(chain.fold.refused.seq), chain.fold.refused.code);
      chain.gaps = gapsOf(whole);
    }
    if (flaw) this.add("BROKEN", "CHAIN", where(flaw.seq), flaw.flaw);
    if (chain.withheldAt !== null) this.add("INCOMPLETE", "FIELD_WITHHELD", where(chain.withheldAt));
  }

  async lines(name, events) {
    const blob = this.files.get(name).blob;
    let rest = new Uint8Array(0);
    for (let from = 0; from < blob.size; from += PIECE) {
      const piece = concat(rest, await read(blob, from, Math.min(blob.size, from + PIECE)));
      let start = 0;
      for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
        if (end - start > 4 * MIB || events.length === MAX_LINES) refuse("a chain that is too long");
        events.push(readEvent(piece.subarray(start, end)));
        start = end + 1;
        if (events.length % 500 === 0) await this.breathe();
      }
      rest = piece.slice(start);
      if (rest.length > 4 * MIB) refuse("a line that is too long");
    }
    if (rest.length) refuse("a line without its end");
  }

  /** Lets the page draw. */
  async breathe() {
    this.progress(0);
    await new Promise((resume) => setTimeout(resume, 0));
  }

  /** Check 5. */
  async inLog() {
    const leaves = new Map();
    await this.check("LOG_PROOF", "proofs/events.tree-proof", async () => {
      for (const chain of this.chains.values()) {
        for (const event of chain.events) {
          if (leaves.has(event.index)) refuse("two events at one place");
          leaves.set(event.index, leafOf(event.hash));
        }
      }
      if (!same(treeProofRoot(await this.content("proofs/events.tree-proof"), this.checkpoint.size, leaves), this.checkpoint.root)) refuse("not in the log");
    });
    this.statement = await this.check("LOG_PROOF", "heads/map.json", async () => readStatement(await this.content("heads/map.json")));
    if (!this.statement) return;
    await this.check("LOG_PROOF", "heads/map.tlog-proof", async () => {
      const proof = readTlogProof(await this.content("heads/map.tlog-proof"));
      if (!same(proof.checkpoint, this.checkpoint.bytes)) refuse("another checkpoint");
      if (!same(rootAlong(proof.index, this.checkpoint.size, leafOf(this.statement.hash), proof.path), this.checkpoint.root)) refuse("not in the log");
      for (const index of leaves.keys()) if (index >= proof.index) refuse("an event behind the head map");
    });
  }

  /** Check 6. */
  async heads() {
    if (!this.statement) return;
    const heads = new Set();
    for (const chain of this.chains.values()) {
      const name = "heads/" + chain.pseudonym + ".json";
      heads.add(name);
      await this.check("HEAD", name, async () => {
        const head = checkedHead(parseCanonical(await this.content(name)), this.statement);
        if (head.item !== chain.pseudonym) refuse("the head of another chain");
        if (chain.broken) return;
        const last = chain.events.length ? chain.events[chain.events.length - 1] : { seq: 0, hash: new Uint8Array(0) };
        if (head.seq > last.seq) this.add("INCOMPLETE", "EVENTS_MISSING", chain.pseudonym + "#" + (last.seq + 1));
        else if (head.seq < last.seq || head.hash !== hex(last.hash)) this.add("BROKEN", "HEAD", chain.pseudonym + "#" + head.seq, "another head");
        else chain.complete = chain.withheldAt === null;
      });
    }
    for (const name of this.files.keys()) if (/^heads\/[0-9a-f-]{36}\.json$/.test(name) && !heads.has(name)) this.add("BROKEN", "PACKET_FORM", name, "the head of no chain that is shown");
    const madeAt = this.token && this.token.trusted && this.token.time > this.madeAt ? this.token.time : this.madeAt;
    const tooOld = this.statement.takenAt + DAY < madeAt;
    if (tooOld) this.add("INCOMPLETE", "HEAD_MAP_OLD", "heads/map.json");
  }

  /** Check 7. */
  async caseChain() {
    const chain = this.chains.get(this.description.case);
    const entered = new Set();
    for (const event of chain ? chain.events : []) {
      if (event.type !== "EXHIBIT_ENTERED" && event.type !== "EXHIBIT_LEFT") continue;
      const exhibit = shownField(event, "exhibit");
      if (exhibit === undefined) continue;
      entered.add(exhibit);
      const seq = shownField(event, "exhibitSeq");
      const head = shownField(event, "exhibitHead");
      const shown = this.chains.get(exhibit);
      if (seq === undefined || head === undefined || !shown || shown.broken) continue;
      const named = shown.events[seq - 1];
      if (named ? head !== hex(named.hash) : shown.complete) this.add("BROKEN", "CASE", exhibit + "#" + seq, "not the event that the case names");
    }
    if (chain && chain.complete) {
      for (const exhibit of this.description.exhibits) if (!entered.has(exhibit)) this.add("BROKEN", "CASE", exhibit + "#1", "never entered the case");
    }
    this.withheldExhibits = [...entered].filter((exhibit) => !this.description.exhibits.includes(exhibit));
    const whole = this.description.exhibits.map((exhibit) => this.chains.get(exhibit)).filter((shown) => shown && shown.complete && !shown.fold.refused);
    for (const flaw of contradictions(whole)) this.add("BROKEN", "KIN", flaw.pseudonym + "#" + flaw.seq, flaw.code);
  }

  /** Check 8. */
  async signatures() {
    const keys = this.keys || null;
    let credentials = new Map();
    if (keys) {
      await this.check("SIGNATURE", "keys/enrolment.jsonl", async () => {
        const root = this.trust.enrolmentRoot;
        if (keys.events.length && (!root || root.chain !== keys.pseudonym || root.hash !== hex(keys.events[0].hash))) this.add("UNTRUSTED", "UNKNOWN_ENROLMENT", keys.pseudonym + "#1");
        credentials = readCredentials(keys.events);
        await checkEnrolments(keys.events, this.trust.relyingParty);
      });
    }
    this.signers = new Map();
    for (const chain of this.chains.values()) {
      if (chain === keys) continue;
      for (const event of chain.events) {
        const where = chain.pseudonym + "#" + event.seq;
        let held = event.envelope.sigs.length > 0;
        for (const sig of event.envelope.sigs) {
          held = (await this.check("SIGNATURE", where, () => checkSignature(sig, event, credentials, this.trust.relyingParty, signersOf(event)))) !== null && held;
        }
        this.signers.set(event, held);
        if (SIGNED_TYPES.has(event.type) && !event.envelope.sigs.length && this.trust.signatures === "REQUIRED" && this.signedHow(event) === "NOT") this.add("INCOMPLETE", "SIGNATURE_MISSING", where);
      }
    }
  }

  /** Check 9. */
  async objects() {
    const named = new Set();
    const expected = new Set();
    let complete = true;
    for (const chain of this.chains.values()) {
      if (chain.group !== null) continue;
      complete = complete && chain.complete;
      for (const event of chain.events) {
        if (event.type !== "INGESTED" || !shownField(event, "sha256")) continue;
        named.add(shownField(event, "sha256"));
        if (!erasedByOrder(chain)) expected.add(shownField(event, "sha256"));
      }
    }
    const inPacket = new Set([...this.files.keys()].filter((name) => name.startsWith("data/objects/")).map((name) => name.slice(13)));
    if (complete) for (const hash of inPacket) if (!named.has(hash)) this.add("BROKEN", "OBJECT", "data/objects/" + hash, "no event names it");
    this.inPacket = inPacket;
    this.found = new Set(inPacket);
    if (!this.beside) return;
    for (const file of this.beside) {
      const hash = hex((await digests(file, this.progress)).sha256);
      this.found.add(hash);
      if (named.has(file.name) && file.name !== hash) this.add("BROKEN", "OBJECT", file.name, "another content");
    }
    for (const hash of expected) if (!this.found.has(hash)) this.add("INCOMPLETE", "OBJECT_MISSING", hash);
  }

  /** Check 10. */
  async anchors() {
    const anchoring = this.trust.policy.quorum !== "none";
    const vouch = (checkpoint, judged, token) =>
      this.vouched.push({ size: checkpoint.size, cosignedAt: judged.problem ? null : judged.cosignedAt, stampedAt: !judged.problem && anchoring && token && token.trusted ? token.time : null });
    this.vouched = [];
    vouch(this.checkpoint, this.judged, this.token);
    const sizes = [...this.files.keys()].map((name) => /^time\/(\d+)\.checkpoint$/.exec(name)).filter((m) => m).map((m) => m[1]);
    for (const size of sizes) {
      const name = "time/" + size + ".checkpoint";
      await this.check("ANCHOR", name, async () => {
        const checkpoint = readCheckpoint(await this.content(name, 512 * 1024));
        if (checkpoint.origin !== this.checkpoint.origin || String(checkpoint.size) !== size) refuse("another checkpoint");
        const judged = judge(this.trust.policy, checkpoint);
        if (judged.problem === "WRONG") refuse("a signature of a known key is wrong");
        const proof = linesOf(asciiOf(await this.content("time/" + size + ".consistency"))).map(hash32);
        checkConsistent(checkpoint.size, checkpoint.root, this.checkpoint.size, this.checkpoint.root, proof);
        const token = await readToken(await this.content("time/" + size + ".tst", MAX_TOKEN), checkpoint.bytes, this.trust.roots);
        if (judged.problem) this.add("UNTRUSTED", judged.problem, name);
        if (!token.trusted) this.add("UNTRUSTED", "UNKNOWN_TIME_STAMP", "time/" + size + ".tst");
        vouch(checkpoint, judged, token);
      });
    }
  }

  /** How a person signed an event: with a passkey, not at all, or admitted by the policy of the demonstration. */
  signedHow(event) {
    const admitted = this.trust.demo && this.trust.demoPolicy !== null && shownField(event, "policy") === this.trust.demoPolicy;
    return this.signers?.get(event) ? "PASSKEY" : admitted ? "DEMO_POLICY" : "NOT";
  }

  verdict() {
    this.findings.sort((a, b) => CHECKS[a.kind] - CHECKS[b.kind]);
    const exhibits = this.description ? this.description.exhibits.map((pseudonym) => this.exhibit(pseudonym)) : [];
    const withheld = [...this.chains.values()].reduce((sum, chain) => sum + chain.events.reduce((s, event) => s + withheldFields(event).length, 0), 0);
    const has = (severity) => this.findings.find((finding) => finding.severity === severity);
    const hides = withheld > 0 || this.withheldExhibits.length > 0;
    const word = has("BROKEN") ? "BROKEN" : has("INCOMPLETE") ? "INCOMPLETE" : has("UNTRUSTED") ? "UNTRUSTED" : hides ? "VERIFIED-WITH-WITHHELD" : "VERIFIED";
    return {
      verdict: word, exitCode: VERDICTS[word], first: has(word) || null, findings: this.findings, withheldFields: withheld, withheldExhibits: this.withheldExhibits.length, exhibits,
      trust: this.trust ? { name: this.trust.name, fingerprint: this.trust.fingerprint, outside: !!this.outside, demo: this.trust.demo } : null,
      packet: this.description ? { case: this.description.case, madeAt: this.description.madeAt, language: this.description.language } : null,
      stampedAt: this.token ? this.token.time : null, headsAt: this.statement ? this.statement.takenAt : null,
      log: this.checkpoint ? { origin: this.checkpoint.origin, size: this.checkpoint.size, witnesses: this.judged.witnesses } : null,
    };
  }

  /** What is said of one exhibit. */
  exhibit(pseudonym) {
    const chain = this.chains.get(pseudonym);
    if (!chain) return { pseudonym, label: null, events: 0 };
    const last = chain.events[chain.events.length - 1];
    if (!last) return { pseudonym, label: null, events: 0 };
    const reach = chain.events.reduce((most, event) => Math.max(most, event.index), 0);
    const covering = (this.vouched || []).filter((v) => v.size > reach);
    const earliest = (times) => times.filter((t) => t !== null).reduce((a, b) => (a === null || b < a ? b : a), null);
    const labels = chain.events.map((event) => shownField(event, "label")).filter((label) => label);
    const ingested = chain.events.filter((event) => event.type === "INGESTED" && shownField(event, "sha256"));
    const objects = ingested.map((event) => ({ name: shownField(event, "fileName") || null, sha256: shownField(event, "sha256"), place: this.inPacket?.has(shownField(event, "sha256")) ? "PACKET" : this.found?.has(shownField(event, "sha256")) ? "BESIDE" : erasedByOrder(chain) ? "ERASED" : "ABSENT" }));
    const state = chain.fold ? chain.fold.state : null;
    return {
      pseudonym, label: labels[0] || null, events: chain.events.length, complete: chain.complete, ordered: !chain.broken, refused: chain.fold ? chain.fold.refused : null,
      custodian: state && state.custodian ? state.custodian.label : null, phase: state ? state.phase : null, seal: state ? state.seal : null, disputed: !!state && state.disputed, held: state ? state.holds.size : 0, quarantined: !!state && state.quarantined,
      handovers: chain.fold ? chain.fold.handovers.map((h) => ({ from: h.from.label, to: h.to.label, at: shownField(h.accepted, "occurredAt"), giver: this.signedHow(h.offered), taker: this.signedHow(h.accepted)})) : [],
      gaps: chain.gaps || [], withheldFields: chain.events.reduce((sum, event) => sum + withheldFields(event).length, 0), objects, lastRecordedAt: last.envelope.recordedAt,
      sealedAt: earliest(covering.filter((v) => v.cosignedAt !== null).map((v) => v.cosignedAt)), anchoredAt: earliest(covering.map((v) => v.stampedAt)), demo: this.trust.demo,
      history: chain.events.map((event) => ({ seq: event.seq, type: event.type, recordedAt: event.envelope.recordedAt, occurredAt: shownField(event, "occurredAt") || null, actor: shownField(event, "actor")?.label || null, custodian: shownField(event, "custodianAfter")?.label || null, seal: orNull(shownField(event, "sealAfter")), hash: hex(event.hash), signed: event.envelope.sigs.length > 0 })),
    };
  }
}

/**
 * Examines a packet. `packet` is a Blob or bytes; `trust` the bytes of a trust bundle from outside, or null; `beside` a list of files handed over beside the
 * packet, or null. Answers the report; a trust bundle that is none is refused with a Refusal.
 */
async function verify(packet, trust = null, beside = null, report = () => {}) {
  const blob = packet instanceof Blob ? packet : new Blob([packet]);
  return new Examination(blob, trust === null ? null : readTrust(trust), beside, report).run();
}
