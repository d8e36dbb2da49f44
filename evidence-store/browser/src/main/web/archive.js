// custody-packet.md, chapter 2: the one form of the archive.

const MAX_FILES = 65534;
const MAX_ARCHIVE = 4294967295;
const PIECE = 4 << 20;

const CRC_TABLES = (() => {
  const tables = Array.from({ length: 8 }, () => new Int32Array(256));
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    tables[0][n] = c;
  }
  for (let n = 0; n < 256; n++) for (let t = 1; t < 8; t++) tables[t][n] = (tables[t - 1][n] >>> 8) ^ tables[0][tables[t - 1][n] & 255];
  return tables;
})();

function crc32(bytes, before = 0) {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = CRC_TABLES;
  let c = ~before;
  let i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    c ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    c = t7[c & 255] ^ t6[(c >>> 8) & 255] ^ t5[(c >>> 16) & 255] ^ t4[c >>> 24] ^ t3[bytes[i + 4]] ^ t2[bytes[i + 5]] ^ t1[bytes[i + 6]] ^ t0[bytes[i + 7]];
  }
  for (; i < bytes.length; i++) c = t0[(c ^ bytes[i]) & 255] ^ (c >>> 8);
  return ~c >>> 0;
}

const read = async (blob, from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer());

/** SHA-256 and CRC-32 of a blob, a piece at a time. */
async function digests(blob, report = () => {}) {
  const hash = Noble.sha256.create();
  let crc = 0;
  for (let from = 0; from < blob.size; from += PIECE) {
    const piece = await read(blob, from, Math.min(blob.size, from + PIECE));
    if (blob.size <= PIECE && piece.length > 65536 && globalThis.crypto?.subtle) {
      return { sha256: new Uint8Array(await crypto.subtle.digest("SHA-256", piece)), crc: crc32(piece) };
    }
    hash.update(piece);
    crc = crc32(piece, crc);
    report(piece.length);
  }
  return { sha256: hash.digest(), crc };
}

const little = (number, length) => bigEndian(number, length).reverse();
const littleAt = (bytes, at, length) => Number(numberOf(bytes.slice(at, at + length).reverse()));

const localHeader = (name, size, crc) =>
  concat(little(0x04034b50, 4), little(20, 2), little(0, 2), little(0, 2), little(0, 2), little(0x5c21, 2), little(crc, 4), little(size, 4), little(size, 4), little(name.length, 2), little(0, 2), utf8(name));

const directoryEntry = (name, size, crc, offset) =>
  concat(little(0x02014b50, 4), little(20, 2), little(20, 2), little(0, 2), little(0, 2), little(0, 2), little(0x5c21, 2), little(crc, 4), little(size, 4), little(size, 4),
    little(name.length, 2), little(0, 2), little(0, 2), little(0, 2), little(0, 2), little(0, 4), little(offset, 4), utf8(name));

const endRecord = (files, size, offset) => concat(little(0x06054b50, 4), little(0, 2), little(0, 2), little(files, 2), little(files, 2), little(size, 4), little(offset, 4), little(0, 2));

const MANIFEST = "META-INF/ASiCManifest001.xml";
const TIME_STAMP = "META-INF/timestamp001.tst";

function goodName(name) {
  return /^[A-Za-z0-9._/-]{1,200}$/.test(name) && name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/**
 * Reads an archive and compares every byte with the one way to write it.
 * Answers a map from names, in their order, to `{blob, size, sha256}`.
 */
async function readArchive(blob, report) {
  if (blob.size < 22 || blob.size > MAX_ARCHIVE) refuse("not the size of an archive");
  const end = await read(blob, blob.size - 22, blob.size);
  const count = littleAt(end, 10, 2);
  const directorySize = littleAt(end, 12, 4);
  const directoryAt = littleAt(end, 16, 4);
  if (count > MAX_FILES || directoryAt + directorySize + 22 !== blob.size || !same(end, endRecord(count, directorySize, directoryAt))) refuse("the end record");
  const directory = await read(blob, directoryAt, directoryAt + directorySize);
  const files = new Map();
  const lowerCase = new Set();
  const names = [];
  let at = 0;
  let offset = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length) refuse("the directory ends too early");
    const size = littleAt(directory, at + 24, 4);
    const crc = littleAt(directory, at + 16, 4);
    const nameLength = littleAt(directory, at + 28, 2);
    const name = asciiOf(directory.subarray(at + 46, at + 46 + nameLength));
    if (!goodName(name) || lowerCase.has(name.toLowerCase())) refuse("the name " + name);
    lowerCase.add(name.toLowerCase());
    const entry = directoryEntry(name, size, crc, offset);
    if (!same(directory.subarray(at, at + entry.length), entry)) refuse("the directory at " + name);
    at += entry.length;
    const header = localHeader(name, size, crc);
    if (offset + header.length + size > directoryAt || !same(await read(blob, offset, offset + header.length), header)) refuse("the header of " + name);
    offset += header.length;
    const content = blob.slice(offset, offset + size);
    const found = await digests(content, report);
    if (found.crc !== crc) refuse("the bytes of " + name);
    files.set(name, { blob: content, size, sha256: found.sha256 });
    names.push(name);
    offset += size;
  }
  if (at !== directory.length || offset !== directoryAt) refuse("something between the files");
  const rest = names.filter((name) => name !== "mimetype" && name !== MANIFEST && name !== TIME_STAMP).sort();
  const order = ["mimetype", ...rest, ...[MANIFEST, TIME_STAMP].filter((name) => files.has(name))];
  if (names.join("\n") !== order.join("\n")) refuse("the order of the files");
  return files;
}
