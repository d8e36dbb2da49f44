// custody-ledger.md, chapters 6 and 7: the fold of an exhibit's chain, what it refuses, and gaps.

const typeSet = (list) => new Set(words(list));
const ENTRIES = new Set(typesOf("Entry"));
const EXITS = new Set(typesOf("Exit"));
const RESULT_ENTRIES = typeSet("IMAGED COPIED DERIVED");
const ABOUT_RECORD = typeSet("ANNOTATED CORRECTED PAYLOAD_ERASED");
const WITHOUT_OBJECT = typeSet(
  "FOUND HOLD_PLACED HOLD_RELEASED RETURN_ORDERED DESTRUCTION_ORDERED RETENTION_SET INVENTORIED INCIDENT FIXITY_VERIFIED FIXITY_FAILED REPLICATED QUARANTINED QUARANTINE_LIFTED DISCREPANCY_RESOLVED",
);
const IN_QUARANTINE = typeSet("SEAL_CHECKED DISCREPANCY_RECORDED LOST FOUND CUSTODIAN_OVERRIDDEN TRANSFER_REFUSED TRANSFER_WITHDRAWN TRANSFER_EXPIRED");
const BY_CUSTODIAN = new Set([...words("PACKAGED SEALED UNSEALED RESEALED ACCESSIONED STORED MOVED CHECKED_OUT TRANSFER_OFFERED TRANSFER_WITHDRAWN DEPOSITED LOST"), ...EXITS]);
const NOT_DURING_OFFER = new Set([...words("SEALED UNSEALED RESEALED ACCESSIONED CHECKED_OUT CHECKED_IN TRANSFER_OFFERED DEPOSITED"), ...EXITS]);
const ANSWERS = typeSet("TRANSFER_ACCEPTED TRANSFER_REFUSED TRANSFER_WITHDRAWN TRANSFER_EXPIRED");
const HELD = "WITH STORED OUT EXTERNAL";
const PHASES = new Map(
  Object.entries({ STORED: "STORED", MOVED: HELD, ACCESSIONED: "WITH", CHECKED_OUT: "STORED", CHECKED_IN: "OUT", DEPOSITED: "WITH STORED", TRANSFER_OFFERED: HELD, LOST: HELD, FOUND: "MISSING", CUSTODIAN_OVERRIDDEN: HELD })
    .concat([...EXITS].map((exit) => [exit, "WITH STORED EXTERNAL"]))
    .map(([type, phases]) => [type, typeSet(phases)]),
);
const RECEIVERS = new Map([["ACCESSIONED", "ROOM"], ["CHECKED_OUT", "PERSON"], ["DEPOSITED", "ORGANISATION"], ["FOUND", "PERSON"]]);
const PHASE_OF = { PERSON: "WITH", ROOM: "STORED", ORGANISATION: "EXTERNAL" };

const isSame = (a, b) => !!a && !!b && a.kind === b.kind && a.id === b.id;
const blank = (textOrNull) => textOrNull === null || textOrNull === undefined || textOrNull.trim() === "";
const orNull = (value) => (value === undefined ? null : value);

const emptyCustody = () => ({
  phase: null, custodian: null, seal: null, lastSeal: null, seals: new Set(), offer: null, holds: new Set(), disputed: false, quarantined: false,
  room: null, location: null, returnOrdered: false, destructionOrdered: false, alterationDeclared: false, seq: 0,
});

/** The code with which a state refuses an event, or null. The order is that of chapter 6.2. */
function refusalOf(state, event) {
  const type = event.type;
  const field = (name) => orNull(shownField(event, name));
  const occurredAt = instant(field("occurredAt"));
  const to = field("to");
  const acts = (custodian) => isSame(field("actingFor"), custodian);
  const empty = state.phase === null;
  const entry = ENTRIES.has(type) || (empty && RESULT_ENTRIES.has(type));
  if (!event.kind.ofExhibit) return "OTHER_CHAIN";
  if (occurredAt > event.recordedAt) return "IN_FUTURE";
  if (empty && !entry) return "NOT_ENTERED";
  if (empty) {
    if (!to) return "CUSTODIAN_MISSING";
    if (to.kind === "ORGANISATION") return "WRONG_CUSTODIAN_KIND";
    if (type !== "LEGACY_IMPORTED" && !acts(to)) return "NOT_CUSTODIAN";
    if (RESULT_ENTRIES.has(type) && !(field("sourceItems") || []).length) return "SOURCE_MISSING";
    return null;
  }
  if (ENTRIES.has(type)) return "ALREADY_ENTERED";
  const always = ABOUT_RECORD.has(type);
  if (state.phase === "CLOSED" && !always) return "CLOSED";
  if (state.phase === "MISSING" && !always && !WITHOUT_OBJECT.has(type)) return "MISSING";
  if (state.quarantined && !always && !WITHOUT_OBJECT.has(type) && !IN_QUARANTINE.has(type)) {
    const purpose = type === "TRANSFER_OFFERED" ? field("purpose") : type === "TRANSFER_ACCEPTED" && state.offer ? state.offer.purpose : null;
    if (purpose !== "EXAMINATION") return "QUARANTINED";
  }
  const offer = state.offer && state.offer.transferId === field("transferId") ? state.offer : null;
  if (BY_CUSTODIAN.has(type) && !acts(state.custodian)) return "NOT_CUSTODIAN";
  if (type === "CHECKED_IN" && state.room && !acts(state.room)) return "NOT_CUSTODIAN";
  if (type === "FOUND" && !acts(to)) return "NOT_CUSTODIAN";
  if (type === "DISCREPANCY_RECORDED" && field("transferId") === null && !acts(state.custodian)) return "NOT_CUSTODIAN";
  if (state.offer && NOT_DURING_OFFER.has(type)) return "OFFER_OPEN";
  if (field("secondPseudonym") !== null && field("secondPseudonym") === event.envelope.actorPseudonym) return "SECOND_PERSON_SAME";
  if (field("eventSeq") !== null && (field("eventSeq") < 1 || field("eventSeq") > state.seq)) return "NO_SUCH_EVENT";
  if (PHASES.has(type) && !PHASES.get(type).has(state.phase)) return "WRONG_PHASE";
  if (RECEIVERS.has(type) && to.kind !== RECEIVERS.get(type)) return "WRONG_CUSTODIAN_KIND";
  const sealBefore = field("sealBefore");
  const sealAfter = field("sealAfter");
  if ((type === "SEALED" || type === "RESEALED") && state.seal !== null) return "ALREADY_SEALED";
  if (type === "SEALED" && state.lastSeal !== null) return "RESEAL_REQUIRED";
  if (type === "RESEALED" && state.lastSeal === null) return "NEVER_SEALED";
  if ((type === "UNSEALED" || type === "SEAL_CHECKED") && state.seal === null) return "NOT_SEALED";
  if ((type === "UNSEALED" || type === "RESEALED") && sealBefore !== state.lastSeal) return "WRONG_SEAL_NUMBER";
  if (type === "SEALED" || type === "RESEALED") {
    if (blank(sealAfter)) return "SEAL_NUMBER_MISSING";
    if (state.seals.has(sealAfter)) return "SEAL_NUMBER_USED";
  }
  const observed = field("sealObserved");
  if ((type === "SEAL_CHECKED" || type === "ACCESSIONED" || type === "CHECKED_IN") && observed !== state.seal) return "SEAL_DIFFERS";
  if (type === "TRANSFER_ACCEPTED" && offer && observed !== (offer.discrepancy ? offer.discrepancy.seal : state.seal)) return "SEAL_DIFFERS";
  if (type === "TRANSFER_OFFERED" && instant(field("expiresAt")) <= event.recordedAt) return "EXPIRY_PAST";
  if ((type === "TRANSFER_OFFERED" || type === "CUSTODIAN_OVERRIDDEN") && isSame(to, state.custodian)) return "SAME_CUSTODIAN";
  if ((ANSWERS.has(type) || (type === "DISCREPANCY_RECORDED" && field("transferId") !== null)) && !offer) return "NO_OPEN_OFFER";
  if ((type === "TRANSFER_ACCEPTED" || type === "TRANSFER_REFUSED" || (type === "DISCREPANCY_RECORDED" && offer)) && !acts(offer.to)) return "NOT_OFFEREE";
  if (type === "TRANSFER_ACCEPTED" && event.envelope.actorPseudonym === offer.by) return "ACCEPTOR_IS_OFFERER";
  if (type === "TRANSFER_EXPIRED" && event.recordedAt < offer.expiresAt) return "OFFER_NOT_EXPIRED";
  if (type === "DISCREPANCY_RESOLVED" && !state.disputed) return "NOT_DISPUTED";
  if (type === "QUARANTINE_LIFTED" && !state.quarantined) return "NOT_QUARANTINED";
  if (type === "HOLD_PLACED" && state.holds.has(field("holdId"))) return "HOLD_EXISTS";
  if (type === "HOLD_RELEASED" && !state.holds.has(field("holdId"))) return "NO_SUCH_HOLD";
  if (EXITS.has(type)) {
    if (state.holds.size) return "ON_HOLD";
    if (type === "RETURNED" && !state.returnOrdered) return "ORDER_MISSING";
    if ((type === "DESTROYED" || type === "CRYPTO_ERASED") && !state.destructionOrdered) return "ORDER_MISSING";
  }
  if (type === "IMAGED" && field("hashBefore") !== null && field("hashAfter") !== null && field("hashBefore") !== field("hashAfter") && !state.alterationDeclared) return "SOURCE_CHANGED";
  return null;
}

/** The state after an event that is not refused. */
function after(state, event) {
  const type = event.type;
  const field = (name) => orNull(shownField(event, name));
  const to = field("to");
  const next = { ...state, seals: new Set(state.seals), holds: new Set(state.holds), seq: event.seq };
  const put = (number) => {
    next.seal = number;
    if (number !== null) {
      next.lastSeal = number;
      next.seals.add(number);
    }
  };
  const give = (custodian) => {
    next.custodian = custodian;
    next.phase = PHASE_OF[custodian.kind];
    next.room = null;
    next.offer = null;
  };
  if (state.phase === null) {
    give(to);
    put(field("sealObserved"));
    return next;
  }
  if (field("location") !== null && ["STORED", "MOVED", "ACCESSIONED", "CHECKED_IN"].includes(type)) next.location = field("location");
  switch (type) {
    case "SEALED":
    case "RESEALED":
      put(field("sealAfter"));
      break;
    case "UNSEALED":
      next.seal = null;
      break;
    case "ACCESSIONED":
    case "DEPOSITED":
    case "CUSTODIAN_OVERRIDDEN":
      give(to);
      break;
    case "CHECKED_OUT":
      next.room = state.custodian;
      next.custodian = to;
      next.phase = "OUT";
      break;
    case "CHECKED_IN":
      give(state.room);
      break;
    case "TRANSFER_OFFERED":
      next.offer = { transferId: field("transferId"), to, by: event.envelope.actorPseudonym, expiresAt: instant(field("expiresAt")), purpose: field("purpose"), discrepancy: null };
      break;
    case "TRANSFER_ACCEPTED":
      if (state.offer.discrepancy) put(state.offer.discrepancy.seal);
      give(state.offer.to);
      break;
    case "TRANSFER_REFUSED":
    case "TRANSFER_WITHDRAWN":
    case "TRANSFER_EXPIRED":
      next.offer = null;
      break;
    case "LOST":
      next.phase = "MISSING";
      next.offer = null;
      break;
    case "FOUND":
      if (field("sealObserved") !== state.seal) next.disputed = true;
      give(to);
      put(field("sealObserved"));
      break;
    case "DISCREPANCY_RECORDED":
      next.disputed = true;
      if (field("transferId") !== null) next.offer = { ...state.offer, discrepancy: { seal: field("sealObserved") } };
      else put(field("sealObserved"));
      break;
    case "DISCREPANCY_RESOLVED":
      next.disputed = false;
      break;
    case "FIXITY_FAILED":
    case "QUARANTINED":
      next.quarantined = true;
      break;
    case "QUARANTINE_LIFTED":
      next.quarantined = false;
      break;
    case "HOLD_PLACED":
      next.holds.add(field("holdId"));
      break;
    case "HOLD_RELEASED":
      next.holds.delete(field("holdId"));
      break;
    case "RETURN_ORDERED":
      next.returnOrdered = true;
      break;
    case "DESTRUCTION_ORDERED":
      next.destructionOrdered = true;
      break;
    case "ALTERED_UNAVOIDABLY":
      next.alterationDeclared = true;
      break;
    case "IMAGED":
      next.alterationDeclared = false;
      break;
    default:
      if (EXITS.has(type)) {
        next.phase = "CLOSED";
        next.custodian = null;
        next.offer = null;
      }
  }
  return next;
}

/** Which of the derived fields is not what the fold gives; null when all are. */
function derivedDiffers(before, next, event) {
  const sealBefore = event.type === "RESEALED" ? before.lastSeal : before.seal;
  const expected = { custodianBefore: before.custodian, custodianAfter: next.custodian, sealBefore, sealAfter: next.seal };
  return Object.keys(expected).find((name) => canonicalText(orNull(shownField(event, name))) !== canonicalText(expected[name])) || null;
}

/** Folds a chain. Answers the last state, the hand-overs, and the first event that is refused: `{code, seq}` or null. */
function fold(events) {
  let state = emptyCustody();
  const handovers = [];
  for (const event of events) {
    const code = refusalOf(state, event);
    if (code) return { state, handovers, refused: { code, seq: event.seq } };
    const next = after(state, event);
    const differs = derivedDiffers(state, next, event);
    if (differs) return { state, handovers, refused: { code: "DERIVED_FIELD", field: differs, seq: event.seq } };
    if (event.type === "TRANSFER_OFFERED") next.offer.event = event;
    if (event.type === "TRANSFER_ACCEPTED") handovers.push({ from: state.custodian, to: next.custodian, offered: state.offer.event, accepted: event });
    state = next;
  }
  return { state, handovers, refused: null };
}

const MAKING = typeSet("IMAGED COPIED DERIVED SPLIT");

/** custody-ledger.md, chapter 6.3: what whole chains of exhibits, each with `pseudonym` and `events`, contradict each other in: `{pseudonym, seq, code}`. */
function contradictions(chains) {
  const found = [];
  const named = new Map(chains.map((chain) => [chain.pseudonym, chain]));
  const list = (event, name) => shownField(event, name) || [];
  const isNaming = (event, merging) => event.seq > 1 && (merging ? event.type === "MERGED" : MAKING.has(event.type));
  const names = (chain, result, merging) => chain.events.some((event) => isNaming(event, merging) && list(event, "resultItems").includes(result));
  const isMerger = (event) => event.seq > 1 && event.type === "MERGED" && !list(event, "resultItems").length;
  const sources = (chain, merging) => (merging ? chain.events.filter(isMerger).flatMap((event) => list(event, "sourceItems")) : MAKING.has(chain.events[0].type) ? list(chain.events[0], "sourceItems") : []);
  const sealed = new Map();
  for (const chain of chains) {
    const report = (seq, code) => found.push({ pseudonym: chain.pseudonym, seq, code });
    for (const event of chain.events) {
      if (event.type !== "SEALED" && event.type !== "RESEALED") continue;
      const number = shownField(event, "sealAfter");
      if (sealed.has(number) && sealed.get(number) !== chain) report(event.seq, "SEAL_NUMBER_USED");
      else sealed.set(number, chain);
    }
    if (sources(chain, false).some((source) => named.has(source) && !names(named.get(source), chain.pseudonym, false))) report(1, "SOURCE_SILENT");
    for (const event of chain.events.filter(isMerger)) {
      if (list(event, "sourceItems").some((source) => named.has(source) && !names(named.get(source), chain.pseudonym, true))) report(event.seq, "SOURCE_SILENT");
    }
    const holds = new Set();
    for (const event of chain.events) {
      for (const merging of [false, true]) {
        if (!isNaming(event, merging)) continue;
        for (const result of list(event, "resultItems").map((name) => named.get(name))) {
          if (!result) continue;
          const placed = new Set(result.events.filter((e) => e.type === "HOLD_PLACED").map((e) => shownField(e, "holdId")));
          if (!sources(result, merging).includes(chain.pseudonym)) report(event.seq, "RESULT_SILENT");
          else if (!merging && [...holds].some((hold) => !placed.has(hold))) report(event.seq, "HOLD_NOT_INHERITED");
        }
      }
      if (event.type === "HOLD_PLACED") holds.add(shownField(event, "holdId"));
      if (event.type === "HOLD_RELEASED") holds.delete(shownField(event, "holdId"));
    }
  }
  return found;
}

const DAY = 86400n * 1000000000n;

/** What somebody has to explain: `{kind, seq, detail}`. */
function gapsOf(events) {
  const gaps = [];
  let before = null;
  let offer = null;
  let closed = false;
  let receiverSaw = false;
  for (const event of events) {
    const field = (name) => orNull(shownField(event, name));
    const gap = (kind, detail = "") => gaps.push({ kind, seq: event.seq, detail });
    const lost = event.type === "LOST";
    if (lost || (before && !closed && !isSame(before.custodianAfter, field("custodianBefore")))) gap("NO_CUSTODIAN");
    closed = closed || EXITS.has(event.type);
    const repeats = event.type === "TRANSFER_ACCEPTED" && receiverSaw;
    const unlike = "sealObserved" in event.shown && field("sealObserved") !== field("sealBefore") && !repeats;
    const exchanged = before && event.type !== "RESEALED" && field("sealBefore") !== before.sealAfter;
    if (before && (unlike || exchanged)) gap("SEAL_DIFFERS", (exchanged ? field("sealBefore") : field("sealObserved")) + " ≠ " + (exchanged ? before.sealAfter : field("sealBefore")));
    if (event.type === "TRANSFER_ACCEPTED" && offer && instant(field("occurredAt")) > instant(offer)) gap("ACCEPTED_AFTER_EXPIRY");
    if (event.type === "DISCREPANCY_RECORDED") receiverSaw = field("transferId") !== null;
    if (event.type === "TRANSFER_OFFERED" || event.type === "TRANSFER_ACCEPTED") {
      offer = event.type === "TRANSFER_OFFERED" ? field("expiresAt") : null;
      receiverSaw = false;
    }
    for (const interval of field("unexplainedIntervals") || []) gap("PAPER_INTERVAL", interval.from + " – " + interval.to);
    if (event.recordedAt - instant(field("occurredAt")) > DAY) gap("LATE_ENTRY", field("lateReason") || "");
    before = { custodianAfter: field("custodianAfter"), sealAfter: field("sealAfter") };
  }
  return gaps;
}
