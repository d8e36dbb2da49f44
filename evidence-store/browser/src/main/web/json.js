// custody-ledger.md, chapter 1: JSON without any number but counters, and its canonical bytes (RFC 8785).

/** The outermost value is at level 0. */
const MAX_LEVELS = 32;
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const members = () => Object.create(null);

/** Reads JSON text strictly: no member twice, no number that is not a counter, no lone surrogate. */
function parseJson(text) {
  let at = 0;
  const space = () => {
    while (at < text.length && " \t\n\r".includes(text[at])) at++;
  };
  const expect = (token) => (text.startsWith(token, at) ? (at += token.length) : refuse("JSON: " + token + " expected at " + at));
  const string = () => {
    const from = at;
    expect('"');
    while (text[at] !== '"') {
      if (at >= text.length || text.charCodeAt(at) < 0x20) refuse("JSON: a text without end");
      at += text[at] === "\\" ? 2 : 1;
    }
    at++;
    let value;
    try {
      value = JSON.parse(text.slice(from, at));
    } catch (malformed) {
      refuse("JSON: a malformed text");
    }
    return /[\ud800-\udfff]/u.test(value) ? refuse("JSON: a lone surrogate") : value;
  };
  const value = (level) => {
    if (level > MAX_LEVELS) refuse("JSON: too deep");
    space();
    const c = text[at];
    if (c === '"') return string();
    if (c === "{" || c === "[") {
      at++;
      const found = c === "{" ? members() : [];
      const end = c === "{" ? "}" : "]";
      space();
      if (text[at] === end) {
        at++;
        return found;
      }
      for (;;) {
        if (c === "{") {
          space();
          const name = string();
          if (name in found) refuse("JSON: a member twice");
          space();
          expect(":");
          found[name] = value(level + 1);
        } else {
          found.push(value(level + 1));
        }
        space();
        if (text[at] === end) {
          at++;
          return found;
        }
        expect(",");
      }
    }
    for (const [token, meaning] of [["true", true], ["false", false], ["null", null]]) {
      if (text.startsWith(token, at)) {
        at += token.length;
        return meaning;
      }
    }
    const digits = /[-+.0-9eE]*/y;
    digits.lastIndex = at;
    const number = digits.exec(text)[0];
    at += number.length;
    return decimal(number);
  };
  const found = value(0);
  space();
  return at === text.length ? found : refuse("JSON: something behind the value");
}

/** The canonical text of a value. */
function canonicalText(value) {
  if (Array.isArray(value)) return "[" + value.map(canonicalText).join(",") + "]";
  if (isObject(value)) {
    return "{" + Object.keys(value).sort().map((name) => JSON.stringify(name) + ":" + canonicalText(value[name])).join(",") + "}";
  }
  return JSON.stringify(value);
}

const canonical = (value) => utf8(canonicalText(value));

/** The value of canonical bytes; any other spelling is refused. */
function parseCanonical(bytes) {
  const text = textOf(bytes);
  const value = parseJson(text);
  return canonicalText(value) === text ? value : refuse("JSON: not the canonical bytes");
}

/** The object itself when it has exactly these members. */
function exactly(value, ...names) {
  if (!isObject(value) || Object.keys(value).length !== names.length || !names.every((name) => name in value)) refuse("not exactly the members " + names.join(", "));
  return value;
}

const isCounter = (value) => typeof value === "number";
const counter = (value) => (isCounter(value) ? value : refuse("not a counter"));
const text = (value) => (typeof value === "string" ? value : refuse("not a text"));
