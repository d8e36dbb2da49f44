// custody-packet.md, chapter 7: signatures of persons.

const SIGNED_TYPES = typeSet("SEALED UNSEALED RESEALED ACCESSIONED TRANSFER_OFFERED TRANSFER_ACCEPTED TRANSFER_REFUSED TRANSFER_WITHDRAWN IMAGED DISCLOSED RETURNED DESTROYED CORRECTED");
const ED25519_SPKI = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** What a person signs: SHA-256 of the envelope without signatures. */
function signedHash(event) {
  const unsigned = Object.assign(members(), event.envelope);
  delete unsigned.sigs;
  return sha256(canonical(unsigned));
}

/** Credentials with the events between which they are valid, from the chain of keys. */
function readCredentials(events) {
  const credentials = new Map();
  for (const event of events) {
    const id = shownField(event, "credentialId");
    if (event.type === "KEY_ENROLLED") {
      if (credentials.has(id)) refuse("a credential twice");
      credentials.set(id, { enrolled: event, revoked: null, key: fromBase64Url(shownField(event, "publicKey")), algorithm: shownField(event, "keyAlgorithm"), holder: shownField(event, "holder") });
    } else if (event.type === "KEY_REVOKED") {
      const credential = credentials.get(id) || refuse("a credential that was never enrolled is revoked");
      if (credential.revoked) refuse("a credential that is revoked twice");
      credential.revoked = event;
    }
  }
  return credentials;
}

const isLoopbackOrHost = (host, relyingParty) => host === relyingParty || host.endsWith("." + relyingParty);

/** Refuses a signature of an event that does not hold; `person` is who ought to have signed, undefined when that is withheld. */
async function checkSignature(sig, event, credentials, relyingParty, persons) {
  exactly(sig, "scheme", "credentialId", "authenticatorData", "clientDataJSON", "signature");
  if (sig.scheme !== "webauthn") refuse("a scheme that is not known");
  const credential = credentials.get(sig.credentialId) || refuse("a credential that is not enrolled");
  if (credential.enrolled.recordedAt > event.recordedAt) refuse("enrolled after the event");
  if (credential.revoked && credential.revoked.recordedAt <= event.recordedAt) refuse("revoked before the event");
  const clientBytes = fromBase64Url(sig.clientDataJSON);
  const client = parseJson(textOf(clientBytes));
  if (!isObject(client) || client.type !== "webauthn.get" || client.challenge !== base64Url(signedHash(event)) || client.crossOrigin === true) refuse("the client data");
  let origin;
  try {
    origin = new URL(client.origin);
  } catch (noUrl) {
    refuse("the origin");
  }
  if (!isLoopbackOrHost(origin.hostname, relyingParty)) refuse("another origin");
  const authenticator = fromBase64Url(sig.authenticatorData);
  if (authenticator.length < 37 || !same(authenticator.subarray(0, 32), sha256(utf8(relyingParty))) || (authenticator[32] & 5) !== 5) refuse("the authenticator's data");
  const message = concat(authenticator, sha256(clientBytes));
  const signature = fromBase64Url(sig.signature);
  let holds;
  if (credential.algorithm === "EDDSA") {
    holds = credential.key.length === 44 && same(credential.key.subarray(0, 12), Uint8Array.from(ED25519_SPKI)) && ed25519Holds(signature, message, credential.key.subarray(12));
  } else {
    const algorithm = { ES256: { name: "ECDSA", hash: "SHA-256" }, RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } }[credential.algorithm] || refuse("a key algorithm that is not known");
    holds = await spkiHolds(credential.key, algorithm, signature, message);
  }
  if (!holds) refuse("the signature");
  if (credential.holder && persons.length && !persons.includes(credential.holder.id)) refuse("the signature of another person");
  return credential;
}

/** Who may have signed an event, as far as it is shown. */
function signersOf(event) {
  const actor = shownField(event, "actor");
  const second = shownField(event, "secondPerson");
  const known = "actor" in event.shown && (!("secondPerson" in event.envelope.fieldCommitments) || "secondPerson" in event.shown);
  return known ? [actor, second].filter((person) => person).map((person) => person.id) : [];
}

/** Each enrolment but the first is signed with a credential enrolled before for another person; what signs a revocation holds too. */
async function checkEnrolments(events, relyingParty) {
  for (let i = 1; i < events.length; i++) {
    const event = events[i];
    const before = readCredentials(events.slice(0, i));
    if (event.type !== "KEY_ENROLLED") {
      for (const sig of event.envelope.sigs) await checkSignature(sig, event, before, relyingParty, signersOf(event));
      continue;
    }
    if (!event.envelope.sigs.length) refuse("an enrolment that nobody signed");
    let another = false;
    for (const sig of event.envelope.sigs) {
      const credential = await checkSignature(sig, event, before, relyingParty, signersOf(event));
      const holder = shownField(event, "holder");
      another = another || !holder || !credential.holder || holder.id !== credential.holder.id;
    }
    if (!another) refuse("an enrolment signed by its own holder");
  }
}
