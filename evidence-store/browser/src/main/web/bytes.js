// Bytes, digits and texts. Everything below throws a Refusal when what it is given has not the form that the specification asks for.

/** What is read has not the form that docs/spec asks for. */
class Refusal extends Error {}

const refuse = (why) => {
  throw new Refusal(why);
};

const textEncoder = new TextEncoder();
const utf8 = (text) => textEncoder.encode(text);

/** Text of well-formed UTF-8 without a byte order mark. */
function textOf(bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (notUtf8) {
    refuse("not UTF-8");
  }
  return text.startsWith("\uFEFF") ? refuse("a byte order mark") : text;
}

function asciiOf(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192) {
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text) ? text : refuse("not ASCII");
}

const DIGITS = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

function hex(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += DIGITS[bytes[i]];
  return text;
}

function fromHex(text, length) {
  if (typeof text !== "string" || text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) refuse("not " + length + " bytes in hexadecimal digits");
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = parseInt(text.substr(2 * i, 2), 16);
  return bytes;
}

function binary(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** RFC 4648, section 4, with padding; unused bits must be zero, so that bytes have one spelling. */
function fromBase64(text) {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) refuse("not base64");
  const bytes = binary(atob(text));
  return base64(bytes) === text ? bytes : refuse("base64 with unused bits");
}

function base64(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}

const base64Url = (bytes) => base64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** Base64url without padding. */
function fromBase64Url(text) {
  if (typeof text !== "string" || !/^[A-Za-z0-9_-]*$/.test(text)) refuse("not base64url");
  return fromBase64(text.replace(/-/g, "+").replace(/_/g, "/") + "=".repeat((4 - (text.length % 4)) % 4));
}

function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function same(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const sha256 = (...parts) => Noble.sha256(parts.length === 1 ? parts[0] : concat(...parts));

const bigEndian = (number, length) => {
  const bytes = new Uint8Array(length);
  let rest = BigInt(number);
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
};

const numberOf = (bytes) => bytes.reduce((sum, b) => sum * 256n + BigInt(b), 0n);

/** A decimal number without leading zeros that JavaScript can count with. */
function decimal(text) {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(Number(text))) refuse("not a number: " + text.slice(0, 30));
  return Number(text);
}

/** Nanoseconds since 1970 of an RFC 3339 time with offset, seconds and at most nine decimals. */
function instant(text) {
  const m = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!m) refuse("not a time");
  const [year, month, day, hour, minute, second] = m.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) refuse("no such time");
  const offset = m[8] ? (m[8] === "-" ? -1 : 1) * (Number(m[9]) * 60 + Number(m[10])) : 0;
  if (m[8] && (Number(m[10]) > 59 || Math.abs(offset) > 18 * 60)) refuse("no such offset");
  return BigInt(date.getTime() - offset * 60000) * 1000000n + BigInt((m[7] || "").padEnd(9, "0"));
}

const UTC_MICROSECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** The only form of a time that a server writes: UTC with microseconds. */
const utcInstant = (text) => (typeof text === "string" && UTC_MICROSECONDS.test(text) ? instant(text) : refuse("not a time in UTC with microseconds"));

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuid = (text) => (typeof text === "string" && UUID.test(text) ? text : refuse("not a UUID"));
