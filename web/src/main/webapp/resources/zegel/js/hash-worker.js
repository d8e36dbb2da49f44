/**
 * Hashes one file with SHA-256 away from the page, part by part, so that a disk image of any size needs no memory. A worker
 * obeys the policy of its own script: this one may compile WebAssembly, pages may not.
 *
 * In: {file, library}. Out: {done} as it goes, at the end {sha256}, or {failed}.
 */
"use strict";

const PART = 8 * 1024 * 1024;

self.addEventListener("message", async (event) => {
  const { file, library } = event.data;
  try {
    self.importScripts(library);
    const hash = await self.hashwasm.createSHA256();
    hash.init();
    let next = file.slice(0, PART).arrayBuffer();
    for (let at = 0; at < file.size; at += PART) {
      const part = new Uint8Array(await next);
      next = file.slice(at + PART, at + 2 * PART).arrayBuffer();
      hash.update(part);
      self.postMessage({ done: at + part.length });
    }
    self.postMessage({ sha256: hash.digest("hex") });
  } catch (problem) {
    self.postMessage({ failed: String(problem) });
  }
});
