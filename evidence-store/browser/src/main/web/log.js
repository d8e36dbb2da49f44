// custody-log.md and the C2SP texts it names: tree, checkpoint, signatures, policy; and the proofs of custody-packet.md, chapters 1 and 5.

const ZERO = Uint8Array.of(0);
const ONE = Uint8Array.of(1);
const EMPTY_ROOT = sha256(new Uint8Array(0));
const leafOf = (entry) => sha256(ZERO, entry);
const nodeOf = (left, right) => sha256(ONE, left, right);

/** The root above a leaf by an inclusion proof (RFC 9162, section 2.1.3.2). */
function rootAlong(index, size, leaf, path) {
  if (index >= size) refuse("the place is not in the tree");
  let fn = BigInt(index);
  let sn = BigInt(size) - 1n;
  let node = leaf;
  for (const sibling of path) {
    if (sn === 0n) refuse("the path is too long");
    if (fn & 1n || fn === sn) {
      node = nodeOf(sibling, node);
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      node = nodeOf(node, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? node : refuse("the path is too short");
}

/** Refuses a consistency proof that does not lead from the one tree to the other (RFC 9162, section 2.1.4.2). */
function checkConsistent(first, firstRoot, second, secondRoot, proof) {
  if (first > second) refuse("the earlier tree is larger");
  if (first === second || first === 0) {
    if (first !== second || proof.length || !same(firstRoot, secondRoot) || (first === 0 && !same(firstRoot, EMPTY_ROOT))) refuse("not consistent");
    return;
  }
  if (!proof.length) refuse("not consistent: no proof");
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof];
  let fn = BigInt(first) - 1n;
  let sn = BigInt(second) - 1n;
  while (fn & 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let fr = path[0];
  let sr = path[0];
  for (const c of path.slice(1)) {
    if (sn === 0n) refuse("not consistent: too long");
    if (fn & 1n || fn === sn) {
      fr = nodeOf(c, fr);
      sr = nodeOf(c, sr);
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      sr = nodeOf(sr, c);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  if (sn !== 0n || !same(fr, firstRoot) || !same(sr, secondRoot)) refuse("not consistent");
}

const hash32 = (line) => {
  const bytes = fromBase64(line);
  return bytes.length === 32 ? bytes : refuse("not a hash");
};

/** Lines, each of which ends with a line feed. */
function linesOf(content) {
  if (content !== "" && !content.endsWith("\n")) refuse("a line without its end");
  return content === "" ? [] : content.slice(0, -1).split("\n");
}

/** A signed note: the text with its last line feed, and its signatures. */
function readNote(bytes) {
  const content = textOf(bytes);
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x09\x0b-\x1f]/.test(content)) refuse("a control character in a note");
  const split = content.lastIndexOf("\n\n");
  if (split < 0) refuse("a note without signatures");
  const signatures = linesOf(content.slice(split + 2)).map((line) => {
    const m = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line) || refuse("a signature line");
    const blob = fromBase64(m[2]);
    if (blob.length < 5) refuse("a short signature");
    return { name: m[1], id: hex(blob.subarray(0, 4)), bytes: blob.subarray(4) };
  });
  if (!signatures.length) refuse("a note without signatures");
  return { text: content.slice(0, split + 1), signatures };
}

/** The text of a checkpoint: `{origin, size, root}`; extension lines are refused. */
function readCheckpoint(bytes) {
  const note = readNote(bytes);
  const lines = linesOf(note.text);
  if (lines.length !== 3 || lines[0] === "") refuse("a checkpoint has three lines");
  return { bytes, note, origin: lines[0], size: decimal(lines[1]), root: hash32(lines[2]) };
}

const KEY_LENGTHS = { 1: 32, 4: 32, 6: 1312 };

/** A key in the form of signed-note; `type` 1 Ed25519, 4 and 6 cosignatures with Ed25519 and ML-DSA-44. */
function readVkey(line) {
  const m = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line) || refuse("a verifier key");
  const material = fromBase64(m[3]);
  const type = material[0];
  if (material.length !== 1 + KEY_LENGTHS[type]) refuse("a key of a type that is not known");
  if (hex(sha256(utf8(m[1] + "\n"), material)).slice(0, 8) !== m[2]) refuse("the id of a key");
  return { name: m[1], id: m[2], type, key: material.subarray(1) };
}

const ed25519Holds = (signature, message, key) => {
  try {
    return signature.length === 64 && Noble.ed25519.verify(signature, message, key, { zip215: false });
  } catch (noPoint) {
    return false;
  }
};

/** Whether a signature over a checkpoint holds, and the time that it states (seconds since 1970, or null). */
function signatureHolds(key, signature, checkpoint) {
  if (key.type === 1) return { holds: ed25519Holds(signature, utf8(checkpoint.note.text), key.key), time: null };
  if (signature.length < 8) return { holds: false, time: null };
  const time = numberOf(signature.subarray(0, 8));
  const rest = signature.subarray(8);
  if (time > 0x7fffffffffffffffn) return { holds: false, time: null };
  if (key.type === 4) return { holds: ed25519Holds(rest, utf8("cosignature/v1\ntime " + time + "\n" + checkpoint.note.text), key.key), time };
  const opaque = (name) => concat(bigEndian(utf8(name).length, 1), utf8(name));
  const message = concat(utf8("subtree/v1\n\0"), opaque(key.name), signature.subarray(0, 8), opaque(checkpoint.origin), bigEndian(0, 8), bigEndian(checkpoint.size, 8), checkpoint.root);
  return { holds: rest.length === 2420 && Noble.ml_dsa44.verify(rest, message, key.key), time };
}

/** Reads a tlog-policy: `{logs, witnesses, quorum}`, where a quorum is a name and `groups` say what it asks for. */
function readPolicy(content) {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x08\x0b-\x1f\x7f]/.test(content)) refuse("a control character in a policy");
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: null };
  const materials = { log: new Set(), witness: new Set() };
  const members = new Set();
  const known = (name) => policy.witnesses.has(name) || policy.groups.has(name);
  const fresh = (name) => (known(name) || name === "none" ? refuse("a name twice in the policy") : name);
  const key = (kind, line) => {
    const found = readVkey(line);
    const material = hex(found.key);
    if (materials[kind].has(material)) refuse("a key twice in the policy");
    materials[kind].add(material);
    return found;
  };
  for (const line of content.split("\n")) {
    const parts = line.split(/[ \t]+/).filter((part) => part !== "");
    if (!parts.length || parts[0].startsWith("#")) continue;
    const [kind, ...rest] = parts;
    if (kind === "log" && (rest.length === 1 || rest.length === 2)) {
      policy.logs.push(key("log", rest[0]));
    } else if (kind === "witness" && (rest.length === 2 || rest.length === 3)) {
      const witness = key("witness", rest[1]);
      if (witness.type === 1) refuse("a witness key of the type of logs");
      policy.witnesses.set(fresh(rest[0]), witness);
    } else if (kind === "group" && rest.length >= 3) {
      const [name, threshold, ...list] = rest;
      const needed = threshold === "all" ? list.length : threshold === "any" ? 1 : decimal(threshold);
      if (needed < 1 || needed > list.length) refuse("the threshold of a group");
      for (const member of list) {
        if (!known(member) || members.has(member)) refuse("a member of a group");
        members.add(member);
      }
      policy.groups.set(fresh(name), { needed, list });
    } else if (kind === "quorum" && rest.length === 1 && policy.quorum === null) {
      if (rest[0] !== "none" && !known(rest[0])) refuse("the quorum");
      policy.quorum = rest[0];
    } else {
      refuse("a line of the policy");
    }
  }
  return policy.quorum === null ? refuse("a policy without quorum") : policy;
}

/** How a checkpoint stands under a policy: `problem` is null, `WRONG` (a known key's signature is wrong), `UNKNOWN_LOG` or `QUORUM`. */
function judge(policy, checkpoint) {
  const holding = new Map();
  let wrong = false;
  const check = (name, key) => {
    for (const signature of checkpoint.note.signatures) {
      if (signature.name !== key.name || signature.id !== key.id) continue;
      const found = signatureHolds(key, signature.bytes, checkpoint);
      if (found.holds) holding.set(name, found.time);
      else wrong = true;
    }
  };
  const logs = policy.logs.filter((key) => key.name === checkpoint.origin);
  logs.forEach((key) => check(key, key));
  const signed = logs.some((key) => holding.has(key));
  for (const [name, key] of policy.witnesses) check(name, key);
  const stands = (name) => {
    const group = policy.groups.get(name);
    return group ? group.list.filter(stands).length >= group.needed : holding.has(name);
  };
  const times = [...policy.witnesses.keys()].filter((name) => holding.has(name)).map((name) => holding.get(name));
  const quorum = policy.quorum === "none" || stands(policy.quorum);
  return { problem: wrong ? "WRONG" : !signed ? "UNKNOWN_LOG" : !quorum ? "QUORUM" : null, witnesses: times.length, cosignedAt: times.length ? times.reduce((a, b) => (a < b ? a : b)) : null };
}

/** `c2sp.org/tlog-proof@v1`: the index, the path and the bytes of the checkpoint. */
function readTlogProof(bytes) {
  const content = textOf(bytes);
  const split = content.indexOf("\n\n");
  if (split < 0) refuse("a tlog-proof without checkpoint");
  const [head, index, ...path] = content.slice(0, split).split("\n");
  if (head !== "c2sp.org/tlog-proof@v1" || !index.startsWith("index ")) refuse("a tlog-proof");
  return { index: decimal(index.slice(6)), path: path.map(hash32), checkpoint: utf8(content.slice(split + 2)) };
}

/** The root that custody-packet.md, chapter 5, gives for the leaves at the places of a map from index to leaf. */
function treeProofRoot(bytes, size, leaves) {
  const [head, sizeLine, ...hashes] = linesOf(asciiOf(bytes));
  if (head !== "zegel.be/tree-proof@v1" || sizeLine !== "size " + size) refuse("a tree-proof of that size");
  const places = Float64Array.from(leaves.keys()).sort();
  if (places.length && places[places.length - 1] >= size) refuse("a place that is not in the tree");
  let next = 0;
  const root = (from, to, first, last) => {
    if (first === last) return next < hashes.length ? hash32(hashes[next++]) : refuse("a tree-proof with too few hashes");
    if (to - from === 1) return leaves.get(from);
    let half = 1;
    while (half * 2 < to - from) half *= 2;
    const middle = from + half;
    let cut = first;
    let high = last;
    while (cut < high) {
      const probe = (cut + high) >> 1;
      if (places[probe] < middle) cut = probe + 1;
      else high = probe;
    }
    const left = root(from, middle, first, cut);
    return nodeOf(left, root(middle, to, cut, last));
  };
  const found = size === 0 ? EMPTY_ROOT : root(0, size, 0, places.length);
  return next === hashes.length ? found : refuse("a tree-proof with too many hashes");
}

/** The statement of a head map (custody-packet.md, chapter 1). */
function readStatement(bytes) {
  const found = exactly(parseCanonical(bytes), "v", "type", "size", "root", "takenAt", "salt");
  if (found.v !== 1 || found.type !== "HEAD_MAP") refuse("not the statement of a head map");
  fromHex(found.salt, 32);
  return { size: counter(found.size), root: fromHex(found.root, 32), takenAt: utcInstant(found.takenAt), hash: sha256(bytes) };
}

/** The entry of a head map, from an inclusion that holds in it. */
function checkedHead(inclusion, statement) {
  const found = exactly(inclusion, "v", "item", "seq", "hash", "index", "path");
  if (found.v !== 1 || !Array.isArray(found.path)) refuse("not an inclusion");
  const pseudonym = fromHex(uuid(found.item).replace(/-/g, ""), 16);
  const entry = concat(utf8("zegel head map v1\n"), pseudonym, bigEndian(counter(found.seq), 8), fromHex(found.hash, 32));
  const root = rootAlong(counter(found.index), statement.size, leafOf(entry), found.path.map((sibling) => fromHex(sibling, 32)));
  return same(root, statement.root) ? { item: found.item, seq: found.seq, hash: found.hash, index: found.index } : refuse("not in the head map");
}

/** Refuses an absence that does not hold. */
function checkAbsent(absence, statement) {
  const found = exactly(absence, "v", "item", "left", "right");
  if (found.v !== 1) refuse("not an absence");
  uuid(found.item);
  const left = found.left === null ? null : checkedHead(found.left, statement);
  const right = found.right === null ? null : checkedHead(found.right, statement);
  if (left ? left.item >= found.item : right ? right.index !== 0 : statement.size !== 0) refuse("not absent: left");
  if (right ? right.item <= found.item : left && left.index !== statement.size - 1) refuse("not absent: right");
  if (left && right && right.index !== left.index + 1) refuse("not absent: not neighbours");
}
