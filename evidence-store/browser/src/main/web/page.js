// The page: what is chosen, the examination, and its report.

const at = (id) => document.getElementById(id);

/** An element with attributes and children; texts become text and never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const chosen = { packet: null, trust: null, beside: null };
let shown = null;
let run = 0;

const LOCALES = { nl: "nl-BE", fr: "fr-BE", de: "de-BE", en: "en-BE" };

function sizeText(bytes) {
  const units = ["B", "kB", "MB", "GB"];
  let unit = 0;
  let number = bytes;
  while (number >= 1000 && unit < 3) {
    number /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: unit === 0 ? 0 : 1 }).format(number) + "\u00a0" + units[unit];
}

/** A time in the reader's zone, with what stands in the record beside it. */
function timeElement(nanoseconds) {
  if (nanoseconds === null || nanoseconds === undefined) return make("span", { class: "muted" }, say("none"));
  const date = new Date(Number(nanoseconds / 1000000n));
  const said = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "short", timeStyle: "medium", timeZoneName: undefined }).format(date);
  return make("time", { datetime: date.toISOString(), title: date.toISOString() }, said);
}

const recorded = (utc) => make("span", { class: "nowrap" }, utc.slice(0, 10) + " " + utc.slice(11, 19));
const occurred = (text) => make("span", { class: "nowrap" }, text.slice(0, 10) + " " + text.slice(11, 19) + " " + text.slice(19).replace(/^\.\d+/, ""));
const hashElement = (digits) => make("code", { title: digits }, digits.slice(0, 10) + "…" + digits.slice(-6));

/** A word with its sign; the colour only repeats it. */
const mark = (good, words) => make("span", { class: "chip " + (good === null ? "warn" : good ? "ok" : "bad") }, make("span", { "aria-hidden": "true" }, good === null ? "!" : good ? "✓" : "✕"), " " + words);

function facts(list) {
  return make("dl", {}, list.filter((fact) => fact !== null).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}

function table(caption, columns, lines) {
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, make("table", {}, make("thead", {}, make("tr", {}, columns.map((column) => make("th", { scope: "col" }, column)))), make("tbody", {}, lines.map((line) => make("tr", {}, line.map((cell) => make("td", {}, cell)))))));
}

function verdictBand(report) {
  const good = report.exitCode === 0;
  const tone = good ? "ok" : report.verdict === "BROKEN" ? "bad" : "warn";
  const says = say("says." + report.verdict, report.withheldFields, report.withheldExhibits);
  const first = report.first ? say("finding." + report.first.kind) + " · " + report.first.where : null;
  return make("section", { class: "verdict " + tone, "aria-labelledby": "verdict-word" },
    make("span", { class: "sign", "aria-hidden": "true" }, good ? "✓" : report.verdict === "BROKEN" ? "✕" : "!"),
    make("div", {}, make("p", { class: "small" }, say("verdict")), make("h2", { id: "verdict-word", tabindex: "-1" }, report.verdict), make("p", {}, says), first ? make("p", { class: "first" }, say("first", first)) : null));
}

function findingsCard(report) {
  if (!report.findings.length) return null;
  return make("section", { class: "card" }, make("h2", {}, say("findings")), table(say("findings"), [say("severity"), say("finding"), say("where"), say("detail")],
    report.findings.map((finding) => [mark(finding.severity === "BROKEN" ? false : null, say("severity." + finding.severity)), say("finding." + finding.kind), make("code", {}, finding.where), make("span", { class: "muted" }, finding.kind + (finding.detail ? ": " + finding.detail : ""))])));
}

function aboutCard(report) {
  const trust = report.trust;
  return make("section", { class: "card" }, make("h2", {}, say("about")),
    trust && !trust.outside ? make("p", { class: "note warn" }, say("trust.none")) : null,
    trust && trust.demo ? make("p", { class: "note warn" }, say("demo")) : null,
    facts([
      [say("fact.hash"), make("code", { class: "whole" }, report.sha256)],
      trust && trust.outside ? [say("fact.trust"), trust.name] : null,
      trust && trust.outside ? [say("fact.fingerprint"), make("code", { class: "whole" }, trust.fingerprint)] : null,
      report.packet ? [say("fact.made"), timeElement(instant(report.packet.madeAt))] : null,
      [say("fact.stamped"), timeElement(report.stampedAt)],
      [say("fact.heads"), timeElement(report.headsAt)],
      report.log ? [say("fact.log"), say("log.size", report.log.origin, report.log.size)] : null,
      report.log ? [say("fact.witnesses"), String(report.log.witnesses)] : null,
    ]));
}

function exhibitCard(exhibit) {
  const title = make("h3", {}, say("exhibit") + " ", make("b", {}, exhibit.label || say("withheld")), " ", make("code", { class: "muted" }, exhibit.pseudonym));
  if (!exhibit.events) return make("article", { class: "card exhibit" }, title, mark(false, say("is.broken")));
  const unbroken = exhibit.refused === null && exhibit.ordered;
  const chips = make("p", { class: "chips" },
    mark(exhibit.complete, say(exhibit.complete ? "is.complete" : "is.incomplete")),
    mark(exhibit.ordered, say(exhibit.ordered ? "is.ordered" : "is.broken")),
    mark(unbroken ? (exhibit.gaps.length ? null : true) : false, say("item.custody") + ": " + (unbroken ? (exhibit.gaps.length ? say("item.gaps", exhibit.gaps.length) : say("custody.unbroken")) : say("custody.broken"))));
  const signed = (how) => mark(how === "PASSKEY" ? true : how === "DEMO_POLICY" ? null : false, say("signed." + how));
  const details = [
    chips,
    facts([
      [say("item.events"), String(exhibit.events)],
      [say("item.custodian"), (exhibit.custodian || say("none")) + (exhibit.phase ? " (" + say("phase." + exhibit.phase) + ")" : "")],
      [say("item.seal"), exhibit.seal || say("none")],
      [say("item.sealed"), timeElement(exhibit.sealedAt === null ? null : exhibit.sealedAt * 1000000000n)],
      [say(exhibit.demo ? "item.anchored.demo" : "item.anchored"), timeElement(exhibit.anchoredAt)],
      [say("item.withheld"), String(exhibit.withheldFields)],
    ]),
  ];
  if (exhibit.gaps.length) details.push(make("ul", { class: "plain" }, exhibit.gaps.map((gap) => make("li", {}, mark(null, "#" + gap.seq), " ", say("gap." + gap.kind), gap.detail ? make("span", { class: "muted" }, " " + gap.detail) : null))));
  if (exhibit.handovers.length) {
    details.push(make("h4", {}, say("handovers")), make("ul", { class: "plain" }, exhibit.handovers.map((h) => make("li", {}, make("b", {}, h.from + " → " + h.to), timeElement(instant(h.at)), make("span", { class: "muted" }, say("giver")), signed(h.giver), make("span", { class: "muted" }, say("taker")), signed(h.taker)))));
  }
  if (exhibit.objects.length) {
    details.push(make("h4", {}, say("item.files")), make("ul", { class: "plain" }, exhibit.objects.map((object) => make("li", {}, make("b", {}, object.name || say("withheld")), " ", hashElement(object.sha256), " ", mark(object.place === "ABSENT" || object.place === "ERASED" ? null : true, say("file." + object.place))))));
  }
  const columns = ["seq", "type", "occurred", "recorded", "actor", "custodian", "seal", "signed", "hash"].map((column) => say("col." + column));
  const history = exhibit.history.slice(0, MOST_ROWS).map((event) => [String(event.seq), typeName(event.type), event.occurredAt ? occurred(event.occurredAt) : say("withheld"), recorded(event.recordedAt), event.actor || say("withheld"), event.custodian || "–", event.seal || "–", event.signed ? "✓ " + say("yes") : "–", hashElement(event.hash)]);
  details.push(make("details", {}, make("summary", {}, say("history") + " (" + exhibit.events + ")"), table(say("history") + " " + (exhibit.label || exhibit.pseudonym), columns, history)));
  return make("article", { class: "card exhibit" }, title, details);
}

/** More rows than this help nobody on a page; all of them are checked. */
const MOST_ROWS = 2000;

function draw() {
  document.documentElement.lang = language;
  document.title = say("title") + " – Zegel";
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  const name = (file) => (file ? say("chosen", file.name, sizeText(file.size)) : "");
  at("packet-name").textContent = name(chosen.packet);
  at("trust-name").textContent = name(chosen.trust);
  at("beside-name").textContent = chosen.beside ? say("chosen.many", chosen.beside.length) : "";
  const report = at("report");
  report.replaceChildren();
  if (!shown) return;
  if (shown.trouble) {
    report.append(make("section", { class: "verdict bad" }, make("span", { class: "sign", "aria-hidden": "true" }, "✕"), make("p", { id: "verdict-word", tabindex: "-1" }, say(shown.trouble, shown.words))));
    return;
  }
  report.append(...[verdictBand(shown), findingsCard(shown), aboutCard(shown)].filter((part) => part !== null));
  if (shown.exhibits.length) report.append(make("h2", { class: "section" }, say("exhibits")), ...shown.exhibits.map(exhibitCard));
  report.append(make("p", { class: "muted" }, say("limits")), make("p", { class: "actions" }, make("button", { type: "button", class: "btn", id: "print" }, say("print")), make("button", { type: "button", class: "btn", id: "again" }, say("again"))));
  at("print").addEventListener("click", () => window.print());
  at("again").addEventListener("click", () => {
    Object.assign(chosen, { packet: null, trust: null, beside: null });
    for (const input of document.querySelectorAll("input[type=file]")) input.value = "";
    shown = null;
    draw();
    at("packet").focus();
  });
}

async function examine() {
  const mine = ++run;
  shown = null;
  draw();
  if (!chosen.packet) return;
  const progress = at("progress");
  const total = chosen.packet.size * 2;
  let done = 0;
  progress.hidden = false;
  const advance = (bytes) => {
    done += bytes;
    progress.textContent = say("working", sizeText(Math.min(done, total) / 2), sizeText(chosen.packet.size));
  };
  advance(0);
  try {
    const trust = chosen.trust ? await read(chosen.trust, 0, Math.min(chosen.trust.size, MIB + 1)) : null;
    const hash = hex((await digests(chosen.packet, advance)).sha256);
    const report = await verify(chosen.packet, trust, chosen.beside, advance);
    if (mine !== run) return;
    shown = { ...report, sha256: hash };
  } catch (trouble) {
    if (mine !== run) return;
    shown = { trouble: trouble instanceof Refusal ? "trust.bad" : "trouble", words: trouble.message };
  }
  progress.hidden = true;
  draw();
  at("verdict-word").focus();
}

/** Takes files that were dropped anywhere: what is called *.json is the bundle, *.asice the packet, all others lie beside it. */
function take(files) {
  const rest = [];
  for (const file of files) {
    if (/\.json$/i.test(file.name)) chosen.trust = file;
    else if (/\.asice$/i.test(file.name) || (!chosen.packet && files.length === 1)) chosen.packet = file;
    else rest.push(file);
  }
  if (rest.length) chosen.beside = rest;
  examine();
}

function start() {
  const preferred = (navigator.language || "en").slice(0, 2);
  language = LANGUAGES.includes(preferred) ? preferred : "en";
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      language = button.dataset.language;
      draw();
    });
  }
  const choose = (id, keep) => at(id).addEventListener("change", (event) => {
    chosen[id] = keep(event.target.files);
    examine();
  });
  choose("packet", (files) => files[0] || null);
  choose("trust", (files) => files[0] || null);
  choose("beside", (files) => (files.length ? [...files] : null));
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", () => document.body.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  draw();
}

/** For tests, and for whoever opens the console. */
globalThis.zegelVerifier = {
  verify, fold, gapsOf,
  /** An event of a history of the vectors. */
  eventOf: (step, seq) => ({ type: step.type, seq, kind: EVENT_TYPES.get(step.type), shown: step.fields, recordedAt: utcInstant(step.recordedAt), envelope: { actorPseudonym: step.actorPseudonym, fieldCommitments: {} } }),
};
if (globalThis.document) start();
