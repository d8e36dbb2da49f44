// DER in its one form (X.690), and certificates (RFC 5280) as far as the way from a time stamp's signer to a root needs them.

/** Reads one element: `{tag, content, whole}`; lengths must be the shortest. */
function derElement(bytes, at) {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let start = at + 2;
  if (tag === undefined || length === undefined || (tag & 31) === 31 || length === 128 || length > 132) refuse("DER: a tag or length");
  if (length > 128) {
    const digits = bytes.subarray(start, start + length - 128);
    start += length - 128;
    length = Number(numberOf(digits));
    if (digits[0] === 0 || length < 128) refuse("DER: a length that is not the shortest");
  }
  if (start + length > bytes.length) refuse("DER: the end is missing");
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length), end: start + length };
}

function derAll(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const element = derElement(bytes, at);
    found.push(element);
    at = element.end;
  }
  return found;
}

function derOne(bytes, tag) {
  const element = derElement(bytes, 0);
  return element.end === bytes.length && (tag === undefined || element.tag === tag) ? element : refuse("DER: another element");
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OID = 0x06;
const OCTETS = 0x04;
const NULL = 0x05;
const GENERALIZED = 0x18;

const inside = (element, tag) => (element && element.tag === tag ? derAll(element.content) : refuse("DER: another type"));
const content = (element, tag) => (element && element.tag === tag ? element.content : refuse("DER: another type"));

function derInteger(element) {
  const bytes = content(element, INTEGER);
  if (!bytes.length || (bytes.length > 1 && ((bytes[0] === 0 && bytes[1] < 128) || (bytes[0] === 255 && bytes[1] > 127)))) refuse("DER: an integer that is not the shortest");
  return bytes;
}

const derSmall = (element) => Number(numberOf(derInteger(element)));

function derOid(element) {
  const bytes = content(element, OID);
  const arcs = [];
  let arc = 0;
  bytes.forEach((byte, i) => {
    if (arc === 0 && byte === 0x80) refuse("DER: an object identifier");
    arc = arc * 128 + (byte & 127);
    if (byte < 128) {
      arcs.push(...(arcs.length ? [arc] : [Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40))]));
      arc = 0;
    } else if (i === bytes.length - 1) refuse("DER: an object identifier");
  });
  return arcs.join(".");
}

function derBits(element) {
  const bytes = content(element, 0x03);
  return bytes[0] === 0 ? bytes.subarray(1) : refuse("DER: unused bits");
}

/** Milliseconds since 1970 of a UTCTime or GeneralizedTime of a certificate. */
function derTime(element) {
  const digits = asciiOf(element.content);
  const m = element.tag === 0x17 ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) : element.tag === GENERALIZED ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) : null;
  if (!m) refuse("DER: a time");
  const year = element.tag === 0x17 ? (Number(m[1]) < 50 ? 2000 : 1900) + Number(m[1]) : Number(m[1]);
  return instant(String(year).padStart(4, "0") + "-" + m[2] + "-" + m[3] + "T" + m[4] + ":" + m[5] + ":" + m[6] + "Z");
}

const SIGNATURES = new Map([
  ["1.2.840.113549.1.1.11", { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }],
  ["1.2.840.113549.1.1.12", { name: "RSASSA-PKCS1-v1_5", hash: "SHA-384" }],
  ["1.2.840.113549.1.1.13", { name: "RSASSA-PKCS1-v1_5", hash: "SHA-512" }],
  ["1.2.840.10045.4.3.2", { name: "ECDSA", hash: "SHA-256" }],
  ["1.2.840.10045.4.3.3", { name: "ECDSA", hash: "SHA-384" }],
  ["1.2.840.10045.4.3.4", { name: "ECDSA", hash: "SHA-512" }],
]);
const DIGESTS = new Map([["2.16.840.1.101.3.4.2.1", "SHA-256"], ["2.16.840.1.101.3.4.2.2", "SHA-384"], ["2.16.840.1.101.3.4.2.3", "SHA-512"]]);
const CURVES = new Map([["1.2.840.10045.3.1.7", { name: "P-256", length: 32 }], ["1.3.132.0.34", { name: "P-384", length: 48 }], ["1.3.132.0.35", { name: "P-521", length: 66 }]]);

/** The algorithm of an AlgorithmIdentifier for signatures; its parameters are absent or, for RSA, NULL. */
function signatureAlgorithm(element) {
  const [oid, ...parameters] = inside(element, SEQUENCE);
  const found = SIGNATURES.get(derOid(oid)) || refuse("a signature algorithm that is not known");
  if (parameters.length > 1 || (parameters.length && (parameters[0].tag !== NULL || parameters[0].content.length || found.name === "ECDSA"))) refuse("parameters of a signature algorithm");
  return found;
}

/** r and s of a DER signature behind each other, each as long as the curve asks; null when it is none. */
function rawEcdsa(signature, length) {
  try {
    const parts = inside(derOne(signature, SEQUENCE), SEQUENCE).map(derInteger);
    if (parts.length !== 2 || parts.some((part) => part[0] > 127)) return null;
    const raw = parts.map((part) => (part[0] === 0 ? part.subarray(1) : part));
    return raw.some((part) => part.length > length) ? null : concat(...raw.flatMap((part) => [new Uint8Array(length - part.length), part]));
  } catch (malformed) {
    if (malformed instanceof Refusal) return null;
    throw malformed;
  }
}

/** Whether a signature with the key of a SubjectPublicKeyInfo holds; asks the browser (WebCrypto). */
async function spkiHolds(spki, algorithm, signature, message) {
  const [identifier] = inside(derOne(spki, SEQUENCE), SEQUENCE);
  const parameters = inside(identifier, SEQUENCE);
  try {
    if (algorithm.name === "ECDSA") {
      if (derOid(parameters[0]) !== "1.2.840.10045.2.1") return false;
      const curve = CURVES.get(derOid(parameters[1]));
      const raw = curve && rawEcdsa(signature, curve.length);
      if (!raw) return false;
      const key = await crypto.subtle.importKey("spki", spki, { name: "ECDSA", namedCurve: curve.name }, false, ["verify"]);
      return await crypto.subtle.verify({ name: "ECDSA", hash: algorithm.hash }, key, raw, message);
    }
    if (derOid(parameters[0]) !== "1.2.840.113549.1.1.1") return false;
    const key = await crypto.subtle.importKey("spki", spki, { name: algorithm.name, hash: algorithm.hash }, false, ["verify"]);
    return await crypto.subtle.verify(algorithm.name, key, signature, message);
  } catch (noKey) {
    if (noKey instanceof DOMException) return false;
    throw noKey;
  }
}

const UNDERSTOOD = new Set(["2.5.29.15", "2.5.29.19", "2.5.29.37", "2.5.29.35", "2.5.29.14", "2.5.29.32", "2.5.29.31", "1.3.6.1.5.5.7.1.1"]);

function readCertificate(bytes) {
  const [tbs, algorithm, signature, ...more] = inside(derOne(bytes, SEQUENCE), SEQUENCE);
  if (more.length) refuse("a certificate");
  const fields = inside(tbs, SEQUENCE);
  const version = fields[0].tag === 0xa0 ? derSmall(derOne(fields.shift().content, INTEGER)) : 0;
  const [serial, inner, issuer, validity, subject, spki, ...rest] = fields;
  if (!spki || !same(inner.whole, algorithm.whole)) refuse("a certificate");
  const [from, to] = inside(validity, SEQUENCE).map(derTime);
  const extensions = new Map();
  for (const field of rest.filter((f) => f.tag === 0xa3)) {
    for (const extension of inside(derOne(field.content, SEQUENCE), SEQUENCE)) {
      const parts = inside(extension, SEQUENCE);
      const critical = parts.length === 3 ? same(content(parts[1], 0x01), Uint8Array.of(255)) || refuse("DER: a truth value") : false;
      const id = derOid(parts[0]);
      if (extensions.has(id)) refuse("an extension twice");
      extensions.set(id, { critical, value: content(parts[parts.length - 1], OCTETS) });
    }
  }
  const constraints = extensions.get("2.5.29.19");
  const parts = constraints ? inside(derOne(constraints.value, SEQUENCE), SEQUENCE) : [];
  const isAuthority = parts.length > 0 && parts[0].tag === 0x01 && parts[0].content[0] === 255;
  const pathLength = isAuthority && parts.length > 1 ? derSmall(parts[1]) : Infinity;
  const usage = extensions.get("2.5.29.15");
  const usageBits = usage ? content(derOne(usage.value, 0x03), 0x03) : null;
  const extended = extensions.get("2.5.29.37");
  return {
    bytes, version, tbs: tbs.whole, algorithm, signature: derBits(signature), serial: derInteger(serial), issuer: issuer.whole, subject: subject.whole, spki: spki.whole, from, to, isAuthority, pathLength,
    maySignCertificates: !usageBits || (usageBits[1] & 0x04) !== 0,
    maySign: !usageBits || (usageBits[1] & 0xc0) !== 0,
    purposes: extended ? inside(derOne(extended.value, SEQUENCE), SEQUENCE).map(derOid) : null,
    purposesCritical: !!extended && extended.critical,
    unknownCritical: [...extensions].some(([id, extension]) => extension.critical && !UNDERSTOOD.has(id)),
  };
}

const signedBy = (certificate, issuer) => spkiHolds(issuer.spki, signatureAlgorithm(certificate.algorithm), certificate.signature, certificate.tbs);

/** A certificate as it stands in the canonical bytes of a trust bundle. */
const pemOf = (certificate) => "-----BEGIN CERTIFICATE-----\n" + base64(certificate.bytes).replace(/.{1,64}/g, "$&\n") + "-----END CERTIFICATE-----\n";

function readPem(pem) {
  const m = /^\s*-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*$/.exec(pem) || refuse("not a PEM certificate");
  return readCertificate(fromBase64(m[1].replace(/\s/g, "")));
}

/** The certificates from the signer up to below a root, or null: PKIX at a time, without revocation. */
async function wayToRoot(signer, others, roots, time, way = [signer]) {
  const valid = (c) => c.from <= time && time <= c.to && !c.unknownCritical;
  const last = way[way.length - 1];
  if (!valid(last)) return null;
  for (const root of roots) {
    if (same(root.subject, last.issuer) && way.length - 1 <= root.pathLength && root.maySignCertificates && (await signedBy(last, root))) return way;
  }
  if (roots.some((root) => same(root.bytes, last.bytes))) return way;
  for (const other of others) {
    const intermediates = way.length - 1;
    if (!way.includes(other) && same(other.subject, last.issuer) && other.isAuthority && other.maySignCertificates && other.pathLength >= intermediates && (await signedBy(last, other))) {
      const found = await wayToRoot(signer, others, roots, time, [...way, other]);
      if (found) return found;
    }
  }
  return null;
}
