/**
 * Files evidence from the page: any number of files and folders, dropped or chosen; each hashed here while it travels, its hash
 * sent with the last byte, so that the server refuses what did not arrive as it was read. An upload goes on after a lost
 * connection by itself and after a reload when the same file is chosen again: it then starts where the server stands.
 *
 * What is kept in the browser for that is an address under a digest, never the name of a file.
 */
"use strict";

(() => {
  const AT_ONCE = 2;
  const CHUNK = 64 * 1024 * 1024;
  const SHOWN = 200;
  const RETRIES = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000];
  const STALLED = 120_000;
  const LOOK = 10_000;
  const PLACE = "zegel-upload:";
  const PAGE = { "X-Zegel-Page": "1" };

  /** Where interrupted uploads stand: digest of reader, exhibit and file → address of the upload. */
  const places = {
    async findAllUploads() {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PLACE))
        .map((key) => ({ ...JSON.parse(localStorage.getItem(key)), urlStorageKey: key }));
    },
    async findUploadsByFingerprint(fingerprint) {
      const kept = localStorage.getItem(PLACE + fingerprint);
      return kept ? [{ ...JSON.parse(kept), urlStorageKey: PLACE + fingerprint }] : [];
    },
    async removeUpload(key) {
      localStorage.removeItem(key);
    },
    async addUpload(fingerprint, upload) {
      localStorage.setItem(
        PLACE + fingerprint,
        JSON.stringify({ size: upload.size, creationTime: upload.creationTime, uploadUrl: upload.uploadUrl, metadata: {} }),
      );
      return PLACE + fingerprint;
    },
  };

  async function digest(text) {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function pathOf(file) {
    return file.relativePath || file.webkitRelativePath || file.name;
  }

  /** The files of what was dropped, folders opened. */
  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = [];
    while (entries.length > 0) {
      const entry = entries.shift();
      if (entry.isFile) {
        const file = await new Promise((found, failed) => entry.file(found, failed));
        file.relativePath = entry.fullPath.replace(/^\//, "");
        files.push(file);
      } else {
        const reader = entry.createReader();
        let some;
        do {
          some = await new Promise((found, failed) => reader.readEntries(found, failed));
          entries.push(...some);
        } while (some.length > 0);
      }
    }
    return files;
  }

  class Area {
    constructor(section) {
      this.section = section;
      this.words = JSON.parse(section.dataset.words);
      this.list = section.querySelector(".uploads");
      this.summary = section.querySelector("[data-summary]");
      this.queue = [];
      this.running = new Set();
      this.count = { total: 0, filed: 0, failed: 0 };
      section.querySelectorAll("[data-pick]").forEach((button) =>
        button.addEventListener("click", () => section.querySelector(`[data-input="${button.dataset.pick}"]`).click()),
      );
      section.querySelectorAll("input[type=file]").forEach((input) =>
        input.addEventListener("change", () => {
          this.add([...input.files]);
          input.value = "";
        }),
      );
      section.addEventListener("dragover", (event) => {
        if ([...event.dataTransfer.types].includes("Files")) {
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
          section.classList.add("over");
        }
      });
      section.addEventListener("dragleave", () => section.classList.remove("over"));
      section.addEventListener("drop", async (event) => {
        event.preventDefault();
        section.classList.remove("over");
        this.add(await dropped(event.dataTransfer));
      });
      window.addEventListener("beforeunload", (event) => {
        if (this.running.size + this.queue.length > 0) {
          event.preventDefault();
        }
      });
      window.addEventListener("offline", () => this.running.forEach((filing) => filing.lost()));
      window.addEventListener("online", () => this.goOn());
      window.setInterval(() => this.running.forEach((filing) => filing.look()), LOOK);
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.goOn());
      this.tellInterrupted();
    }

    async tellInterrupted() {
      const kept = await places.findAllUploads();
      if (kept.length > 0) {
        this.summary.textContent = this.words.interrupted;
      }
    }

    add(files) {
      files.forEach((file) => this.queue.push(new Filing(this, file)));
      this.count.total += files.length;
      this.next();
    }

    next() {
      while (this.running.size < AT_ONCE && this.queue.length > 0) {
        const filing = this.queue.shift();
        this.running.add(filing);
        filing.start();
      }
      this.tell();
    }

    ended(filing, filed) {
      this.running.delete(filing);
      if (filed) {
        this.count.filed++;
        this.announce();
      }
      this.next();
    }

    /** Pages that show the files are asked to look again, at most once a second. */
    announce() {
      window.clearTimeout(this.later);
      this.later = window.setTimeout(() => {
        this.section.dispatchEvent(new CustomEvent("zegel:filed", { bubbles: true }));
        window[this.section.dataset.filed]?.();
      }, 1000);
    }

    goOn() {
      this.running.forEach((filing) => filing.waits && filing.resume());
    }

    tell() {
      const { total, filed, failed } = this.count;
      if (total > 0) {
        const text = this.words.summary.replace("{0}", filed).replace("{1}", total);
        this.summary.textContent = failed > 0 ? `${text} · ${this.words.failures.replace("{0}", failed)}` : text;
      }
    }
  }

  class Filing {
    constructor(area, file) {
      this.area = area;
      this.file = file;
      this.words = area.words;
      this.waits = false;
    }

    start() {
      this.show();
      this.hash = this.hashed();
      this.hash.catch(() => (this.unreadable = true));
      this.upload = new tus.Upload(this.file, {
        endpoint: this.area.section.dataset.upload,
        chunkSize: CHUNK,
        retryDelays: RETRIES,
        urlStorage: places,
        removeFingerprintOnSuccess: true,
        headers: PAGE,
        metadata: { exhibit: this.area.section.dataset.exhibit, filename: pathOf(this.file) },
        fingerprint: (file) =>
          digest(
            [document.body.dataset.reader, this.area.section.dataset.exhibit, pathOf(file), file.size, file.lastModified].join("\n"),
          ),
        onBeforeRequest: (request) => this.sealed(request),
        onShouldRetry: (error) => this.mayRetry(error),
        onProgress: (sent, total) => this.progress(sent, total),
        onSuccess: () => this.filed(),
        onError: (error) => this.stopped(error),
      });
      this.resumeOrStart();
    }

    async resumeOrStart() {
      const before = await this.upload.findPreviousUploads();
      if (before.length > 0) {
        this.upload.resumeFromPreviousUpload(before[0]);
      }
      this.upload.start();
    }

    hashed() {
      return new Promise((found, failed) => {
        const { worker, sha256 } = this.area.section.dataset;
        this.hasher = new Worker(worker);
        this.hasher.addEventListener("message", ({ data }) => {
          if (data.sha256) {
            found(data.sha256);
          } else if (data.failed) {
            failed(new Error(this.words.unreadable));
          }
          if (!("done" in data)) {
            this.hasher.terminate();
          }
        });
        this.hasher.addEventListener("error", () => failed(new Error(this.words.unreadable)));
        this.hasher.postMessage({ file: this.file, library: new URL(sha256, window.location.href).href });
      });
    }

    /** The last request of a file carries its hash, and waits for it. */
    async sealed(request) {
      const method = request.getMethod();
      const offset = Number(request.getHeader("Upload-Offset") || 0);
      const last = method === "PATCH" ? offset + CHUNK >= this.file.size : method === "POST" && this.file.size === 0;
      this.asked = false;
      if (last) {
        request.setHeader("Zegel-SHA256", await this.hash);
      }
      this.asked = true;
      this.moved = performance.now();
    }

    mayRetry(error) {
      const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
      return !this.unreadable && navigator.onLine && (status === 0 || status === 409 || status === 423 || status >= 500 && status !== 507);
    }

    pause() {
      this.waits = false;
      this.paused = true;
      this.upload.abort();
      this.state(this.words.paused);
      this.buttons();
    }

    resume() {
      this.asked = false;
      this.waits = false;
      this.paused = false;
      this.state(this.words.resuming);
      this.buttons();
      this.upload.start();
    }

    /** The line is gone: what travels is given up at once, since a dead connection may never say so. */
    lost() {
      if (!this.paused) {
        this.waits = true;
        this.paused = true;
        this.upload.abort();
        this.state(this.words.waiting, "bad");
        this.buttons();
      }
    }

    /** A request that neither moves nor is answered is given up and begun again where the server stands. */
    look() {
      if (!this.paused && this.asked && performance.now() - this.moved > STALLED) {
        this.lost();
        this.resume();
      }
    }

    async cancel() {
      this.hasher?.terminate();
      await this.upload.abort(true).catch(() => undefined);
      this.row.remove();
      this.area.count.total--;
      this.area.ended(this, false);
    }

    filed() {
      this.bar.value = 1;
      this.state(this.words.filed, "ok");
      this.tools.replaceChildren();
      this.area.ended(this, true);
      const rows = this.area.list.children;
      for (let at = 0; rows.length > SHOWN && at < rows.length; at++) {
        if (rows[at].querySelector(".state.ok")) {
          rows[at].remove();
        }
      }
    }

    /** What can go on waits; what was refused says why and what to do. */
    stopped(error) {
      const response = error.originalResponse;
      const status = response ? response.getStatus() : 0;
      if (!this.unreadable && (status === 0 || status === 401)) {
        this.waits = true;
        this.paused = true;
        this.state(status === 401 ? this.words.sessionOver : this.words.waiting, "bad");
        this.buttons();
        return;
      }
      this.area.count.failed++;
      this.hasher?.terminate();
      this.state(this.unreadable ? this.words.unreadable : `${this.words.refused} ${this.reason(response)}`, "bad");
      this.tools.replaceChildren();
      this.area.ended(this, false);
    }

    reason(response) {
      try {
        const problem = JSON.parse(response.getBody());
        return problem.detail || problem.title || "";
      } catch (notAProblem) {
        return "";
      }
    }

    // What is seen ------------------------------------------------------------------------------------------------------

    show() {
      this.row = document.createElement("li");
      const name = document.createElement("div");
      name.className = "name";
      name.textContent = pathOf(this.file);
      this.said = document.createElement("div");
      this.said.className = "state";
      const holder = document.createElement("div");
      holder.className = "progress";
      this.bar = document.createElement("progress");
      this.bar.className = "bar";
      this.bar.max = 1;
      this.bar.value = 0;
      this.bar.setAttribute("aria-label", this.words.progress.replace("{0}", pathOf(this.file)));
      holder.append(this.bar);
      this.tools = document.createElement("div");
      this.tools.className = "tools";
      this.row.append(name, this.said, holder, this.tools);
      this.area.list.append(this.row);
      this.state(this.words.starting);
      this.buttons();
    }

    buttons() {
      this.tools.replaceChildren(
        this.button(this.paused ? this.words.resume : this.words.pause, () => (this.paused ? this.resume() : this.pause())),
        this.button(this.words.cancel, () => this.cancel()),
      );
    }

    button(text, act) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn s";
      button.textContent = text;
      button.setAttribute("aria-label", `${text}: ${pathOf(this.file)}`);
      button.addEventListener("click", act);
      return button;
    }

    state(text, tone = "") {
      this.said.className = `state ${tone}`;
      this.said.textContent = text;
    }

    progress(sent, total) {
      const now = performance.now();
      this.moved = now;
      if (this.drawn && now - this.drawn.at < 250 && sent < total) {
        return;
      }
      const share = total > 0 ? sent / total : 1;
      if (this.drawn && now > this.drawn.at) {
        const speed = (sent - this.drawn.sent) / (now - this.drawn.at);
        this.speed = this.speed ? this.speed * 0.8 + speed * 0.2 : speed;
      }
      this.drawn = { at: now, sent };
      this.bar.value = share;
      const left = this.speed > 0 ? Math.ceil((total - sent) / this.speed / 60000) : 0;
      const percent = `${Math.floor(share * 100)}\u202f%`;
      this.state(
        share >= 1 ? this.words.checking : left > 1 ? `${percent} · ${this.words.left.replace("{0}", left)}` : percent,
      );
    }
  }

  document.querySelectorAll("[data-upload]").forEach((section) => new Area(section));
})();
