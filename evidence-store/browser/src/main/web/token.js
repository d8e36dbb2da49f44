// custody-packet.md, chapter 6: time-stamp tokens of RFC 3161 in their strict form.

const ID_SIGNED_DATA = "1.2.840.113549.1.7.2";
const ID_TST_INFO = "1.2.840.113549.1.9.16.1.4";
const ID_CONTENT_TYPE = "1.2.840.113549.1.9.3";
const ID_MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const ID_SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const ID_SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const ID_TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const MAX_TOKEN = 65536;

const digestOf = async (name, bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes));

/** The digest of an AlgorithmIdentifier; parameters absent or NULL. */
function digestAlgorithm(element) {
  const [oid, ...parameters] = inside(element, SEQUENCE);
  if (parameters.length > 1 || (parameters.length && (parameters[0].tag !== NULL || parameters[0].content.length))) refuse("parameters of a digest");
  return DIGESTS.get(derOid(oid)) || refuse("a digest that is not known");
}

/**
 * Reads a token over some bytes: `{time, trusted}`, where `time` is in nanoseconds since 1970 and `trusted` says that a way leads to one of the
 * roots. Refused when the token is not in its form or does not hold.
 */
async function readToken(bytes, data, roots) {
  if (bytes.length > MAX_TOKEN) refuse("a token that is too long");
  const [type, wrapped, ...none] = inside(derOne(bytes, SEQUENCE), SEQUENCE);
  if (none.length || derOid(type) !== ID_SIGNED_DATA) refuse("not SignedData");
  const [version, digests, encapsulated, ...rest] = inside(derOne(content(wrapped, 0xa0), SEQUENCE), SEQUENCE);
  if (derSmall(version) !== 3 || rest.length !== 2 || rest[0].tag !== 0xa0) refuse("another SignedData");
  const declared = inside(digests, SET).map(digestAlgorithm);
  const [contentType, explicit, ...extra] = inside(encapsulated, SEQUENCE);
  if (derOid(contentType) !== ID_TST_INFO || extra.length) refuse("not a TSTInfo");
  const info = content(derOne(content(explicit, 0xa0), OCTETS), OCTETS);
  const certificates = derAll(rest[0].content).map((element) => readCertificate(element.whole));
  const infos = inside(rest[1], SET);
  if (declared.length !== 1 || infos.length !== 1 || !certificates.length) refuse("not one signer");
  const signed = await checkSigner(infos[0], declared[0], info, certificates);
  const time = readInfo(info, data);
  const forTimeAlone = signed.purposes && signed.purposes.join() === ID_TIME_STAMPING && signed.purposesCritical && signed.maySign;
  const way = forTimeAlone ? await wayToRoot(signed, certificates, roots, time) : null;
  if (way && certificates.some((certificate) => !way.includes(certificate))) refuse("a certificate that leads nowhere");
  return { time, trusted: way !== null, signer: signed };
}

async function checkSigner(signerInfo, declared, info, certificates) {
  const [version, sid, digest, attributes, algorithm, signature, ...none] = inside(signerInfo, SEQUENCE);
  if (none.length || derSmall(version) !== 1 || attributes.tag !== 0xa0) refuse("another SignerInfo");
  const name = digestAlgorithm(digest);
  if (name !== declared) refuse("two digests");
  const [issuer, serial, ...more] = inside(sid, SEQUENCE);
  if (more.length) refuse("the signer's identifier");
  const serialBytes = derInteger(serial);
  const signer = certificates.find((c) => same(c.issuer, issuer.whole) && same(c.serial, serialBytes)) || refuse("the signer's certificate is missing");
  const values = new Map();
  for (const attribute of derAll(attributes.content)) {
    const [oid, set, ...other] = inside(attribute, SEQUENCE);
    const id = derOid(oid);
    const list = inside(set, SET);
    if (other.length || list.length !== 1 || values.has(id)) refuse("a signed attribute");
    values.set(id, list[0]);
  }
  if (derOid(values.get(ID_CONTENT_TYPE)) !== ID_TST_INFO) refuse("the content type");
  if (!same(content(values.get(ID_MESSAGE_DIGEST), OCTETS), await digestOf(name, info))) refuse("the message digest");
  await checkSigningCertificate(values, signer);
  const used = signatureAlgorithm(algorithm);
  if (used.hash !== name) refuse("the digest of the signature");
  const message = attributes.whole.slice();
  message[0] = SET;
  if (!(await spkiHolds(signer.spki, used, content(signature, OCTETS), message))) refuse("the signature of the token");
  return signer;
}

async function checkSigningCertificate(values, signer) {
  const named = async (id, defaulted) => {
    const parts = inside(inside(inside(values.get(id), SEQUENCE)[0], SEQUENCE)[0], SEQUENCE);
    const algorithm = id === ID_SIGNING_CERTIFICATE_V2 && parts[0].tag === SEQUENCE ? digestAlgorithm(parts.shift()) : defaulted;
    if (!same(content(parts[0], OCTETS), await digestOf(algorithm, signer.bytes))) refuse("another signing certificate");
  };
  if (!values.has(ID_SIGNING_CERTIFICATE) && !values.has(ID_SIGNING_CERTIFICATE_V2)) refuse("no signing certificate named");
  if (values.has(ID_SIGNING_CERTIFICATE_V2)) await named(ID_SIGNING_CERTIFICATE_V2, "SHA-256");
  if (values.has(ID_SIGNING_CERTIFICATE)) await named(ID_SIGNING_CERTIFICATE, "SHA-1");
}

/** The time of a TSTInfo whose imprint is that of the data. */
function readInfo(info, data) {
  const parts = inside(derOne(info, SEQUENCE), SEQUENCE);
  const [version, policy, imprint, serial, time] = parts;
  derOid(policy);
  derInteger(serial);
  const [algorithm, digest, ...none] = inside(imprint, SEQUENCE);
  if (derSmall(version) !== 1 || none.length || digestAlgorithm(algorithm) !== "SHA-256") refuse("another TSTInfo");
  if (!same(content(digest, OCTETS), sha256(data))) refuse("the token is over something else");
  const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(asciiOf(content(time, GENERALIZED))) || refuse("the time of the token");
  return instant(m[1] + "-" + m[2] + "-" + m[3] + "T" + m[4] + ":" + m[5] + ":" + m[6] + (m[7] ? "." + m[7] : "") + "Z");
}
