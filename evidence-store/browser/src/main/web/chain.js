// custody-ledger.md, chapters 2 to 4: envelopes, commitments and chains.

const MAX_ENVELOPE = 65535;
const ENVELOPE = ["v", "type", "itemPseudonym", "itemSeq", "prev", "recordedAt", "actorPseudonym", "fieldCommitments", "salt", "sigs"];

/** Reads one line of a chain: `{envelope, index, openings}`. */
function readEvent(bytes) {
  const line = exactly(parseCanonical(bytes), "envelope", "index", "openings");
  const envelope = exactly(line.envelope, ...ENVELOPE);
  if (envelope.v !== 1) refuse("the version of the envelope");
  if (!FORM_CHECKS.CODE(envelope.type)) refuse("the type");
  uuid(envelope.itemPseudonym);
  uuid(envelope.actorPseudonym);
  if (counter(envelope.itemSeq) < 1) refuse("the number");
  if (envelope.prev !== null) fromHex(envelope.prev, 32);
  fromHex(envelope.salt, 32);
  if (!isObject(envelope.fieldCommitments)) refuse("the commitments");
  Object.values(envelope.fieldCommitments).forEach((commitment) => fromHex(commitment, 32));
  if (!Array.isArray(envelope.sigs) || !envelope.sigs.every((sig) => isObject(sig) && Object.values(sig).every((part) => typeof part === "string") && "scheme" in sig)) refuse("the signatures");
  if (!isObject(line.openings)) refuse("the openings");
  const shown = members();
  for (const [name, opening] of Object.entries(line.openings)) {
    exactly(opening, "salt", "value");
    fromHex(opening.salt, 32);
    shown[name] = opening.value;
  }
  const envelopeBytes = canonical(envelope);
  return {
    envelope,
    type: envelope.type,
    seq: envelope.itemSeq,
    recordedAt: utcInstant(envelope.recordedAt),
    index: counter(line.index),
    openings: line.openings,
    shown,
    hash: sha256(envelopeBytes),
    size: envelopeBytes.length,
    kind: EVENT_TYPES.get(envelope.type),
  };
}

/** The field's value; undefined when it is withheld or the event has none. */
const shownField = (event, name) => event.shown[name];
const withheldFields = (event) => Object.keys(event.envelope.fieldCommitments).filter((name) => !(name in event.shown));

/** The first flaw of the chain of a pseudonym, `{flaw, seq, at}`, or null. */
function flawOf(pseudonym, events) {
  for (let at = 0; at < events.length; at++) {
    const flaw = flawOfEvent(pseudonym, at === 0 ? null : events[at - 1], events[at]);
    if (flaw) return { flaw, seq: events[at].seq, at };
  }
  return null;
}

function flawOfEvent(pseudonym, before, event) {
  const envelope = event.envelope;
  if (envelope.itemPseudonym !== pseudonym) return "OTHER_CHAIN";
  if (event.seq !== (before ? before.seq + 1 : 1)) return "SEQUENCE";
  if (envelope.prev !== (before ? hex(before.hash) : null)) return "PREDECESSOR";
  if (before && event.recordedAt < before.recordedAt) return "TIME";
  for (const [name, opening] of Object.entries(event.openings)) {
    const commitment = envelope.fieldCommitments[name];
    if (commitment !== hex(sha256(fromHex(opening.salt, 32), canonical([name, opening.value])))) return "COMMITMENT";
  }
  const committed = Object.keys(envelope.fieldCommitments);
  if (!event.kind || !committed.every((name) => event.kind.allowed.has(name)) || ![...event.kind.required].every((name) => name in envelope.fieldCommitments)) return "SCHEMA";
  if (!Object.entries(event.shown).every(([name, value]) => fits(name, value))) return "SCHEMA";
  return event.size > MAX_ENVELOPE ? "SIZE" : null;
}

/** The first number at which a field that is never withheld is not shown, or null. */
function firstWithheldAlways(events) {
  const event = events.find((e) => withheldFields(e).some((name) => FIELDS.get(name).always));
  return event ? event.seq : null;
}
