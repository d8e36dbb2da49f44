/**
 * Passkeys in the browser (WebAuthn). A button with data-sign="true" does not send its form at once: the act is first prepared
 * on the server, its events are shown value by value, the reader signs their hashes with a passkey, and only then the form is
 * sent, with the signatures. A button with data-passkey makes a new passkey and proposes it.
 */
"use strict";

(() => {
  const { words, toast, context } = zegel;
  const PREPARED = "application/vnd.zegel.signing+json";
  const API = { "X-Zegel-Page": "1", "Content-Type": "application/json" };

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
  const base64 = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  /** An element with a class and a text. */
  function element(name, style, text) {
    const made = document.createElement(name);
    made.className = style;
    made.textContent = text;
    return made;
  }

  // Signing -------------------------------------------------------------------------------------------------------------

  /** Sends the form as its button would, with what is added to it. */
  function send(form, button, added = {}) {
    Object.entries(added).forEach(([name, value]) => {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.value = value;
      form.append(input);
    });
    form.dataset.decided = "true";
    form.requestSubmit(button);
  }

  async function prepare(form, button) {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { "Zegel-Sign": "prepare" }, redirect: "manual" });
    return answer.ok && answer.headers.get("Content-Type")?.startsWith(PREPARED) ? answer.json() : null;
  }

  async function assertion(request, event) {
    const made = await navigator.credentials.get({
      publicKey: {
        challenge: bytes(event.challenge),
        rpId: request.relyingParty,
        allowCredentials: request.credentials.map((id) => ({ type: "public-key", id: bytes(id) })),
        userVerification: "required",
        timeout: 60000,
      },
    });
    return {
      credentialId: base64(made.rawId),
      authenticatorData: base64(made.response.authenticatorData),
      clientDataJSON: base64(made.response.clientDataJSON),
      signature: base64(made.response.signature),
    };
  }

  /** Shows one event and waits for the reader: "sign", "without" or nothing. */
  function decided(dialog, request, index, failed) {
    const event = request.events[index];
    const title = element("h2", "", `${words.signTitle}: ${event.what}`);
    title.id = "sign-title";
    const list = element("dl", "facts", "");
    event.fields.forEach((field) => list.append(element("dt", "", field.name), element("dd", "break", field.value)));
    const hash = element("p", "small muted break", "");
    hash.append(`${words.signHash} `, element("span", "mono", event.challenge));
    const buttons = element("div", "actions", "");
    const button = (style, text, value) => {
      const made = element("button", style, text);
      made.type = "submit";
      made.value = value;
      buttons.append(made);
      return made;
    };
    button("btn", words.signCancel, "");
    if (request.optional && request.events.length === 1) {
      button("btn", words.signWithout, "without");
    }
    const sign = button("btn p", words.signDo, "sign");
    const form = element("form", "form", "");
    form.method = "dialog";
    const count = request.events.length > 1 ? ` (${index + 1} / ${request.events.length})` : "";
    form.append(title, element("p", "muted", words.signExplained + count));
    if (failed) {
      const note = element("div", "note bad", "");
      note.setAttribute("role", "alert");
      note.append(element("span", "", ""), element("div", "text", words.signFailed));
      form.append(note);
    }
    form.append(list, hash, buttons);
    dialog.replaceChildren(form);
    if (!dialog.open) {
      dialog.showModal();
    }
    sign.focus();
    return new Promise((resolve) => {
      form.addEventListener("submit", (submitted) => {
        submitted.preventDefault();
        resolve(submitted.submitter?.value ?? "");
      });
      dialog.addEventListener("cancel", () => resolve(""), { once: true });
    });
  }

  /** Has every event signed. Null when the reader thinks better of it, "without" when they sign nothing. */
  async function signed(request) {
    const dialog = document.createElement("dialog");
    dialog.id = "sign";
    dialog.setAttribute("aria-labelledby", "sign-title");
    document.body.append(dialog);
    const made = [];
    try {
      let failed = false;
      while (made.length < request.events.length) {
        const answer = await decided(dialog, request, made.length, failed);
        if (answer !== "sign") {
          return answer === "without" ? answer : null;
        }
        try {
          made.push(await assertion(request, request.events[made.length]));
          failed = false;
        } catch (refused) {
          failed = true;
        }
      }
      return made;
    } finally {
      dialog.close();
      dialog.remove();
    }
  }

  async function sign(form, button) {
    const request = await prepare(form, button);
    if (!request || request.events.length === 0) {
      // What is wrong with the form, or that nothing of it is signed, the page itself tells.
      send(form, button);
      return;
    }
    const made = await signed(request);
    if (made === "without") {
      send(form, button);
    } else if (made) {
      send(form, button, {
        "Zegel-Signing": request.id,
        "Zegel-Assertions": base64(new TextEncoder().encode(JSON.stringify(made))),
      });
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (button?.dataset.sign !== "true" || form.dataset.decided || event.defaultPrevented || !window.PublicKeyCredential) {
      return;
    }
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") {
      return;
    }
    form.setAttribute("aria-busy", "true");
    sign(form, button)
      .catch(() => toast(words.failed, "bad"))
      .finally(() => form.removeAttribute("aria-busy"));
  });

  // A new passkey -------------------------------------------------------------------------------------------------------

  async function call(path, body) {
    const answer = await fetch(`${context}api/v1/passkeys${path}`, { method: "POST", headers: API, body: JSON.stringify(body) });
    const document = await answer.json();
    if (!answer.ok) {
      throw new Error(document.title);
    }
    return document;
  }

  async function create(label) {
    const options = await call("/options", {});
    let made;
    try {
      made = await navigator.credentials.create({
        publicKey: {
          rp: { id: options.relyingParty, name: "Zegel" },
          user: { id: bytes(options.user), name: options.username, displayName: options.name },
          challenge: bytes(options.challenge),
          pubKeyCredParams: options.algorithms.map((alg) => ({ type: "public-key", alg })),
          excludeCredentials: options.exclude.map((id) => ({ type: "public-key", id: bytes(id) })),
          authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
          attestation: "none",
          timeout: 120000,
        },
      });
    } catch (refused) {
      throw new Error(words.passkeyNotMade);
    }
    return call("", {
      ceremony: options.id,
      label,
      clientDataJSON: base64(made.response.clientDataJSON),
      attestationObject: base64(made.response.attestationObject),
    });
  }

  const form = document.querySelector("form[data-passkey]");
  if (form && !window.PublicKeyCredential) {
    form.querySelectorAll("button, input").forEach((each) => (each.disabled = true));
    toast(words.passkeyUnknown, "warn");
  }
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const label = form.elements.label;
    if (!label.value.trim()) {
      label.setAttribute("aria-invalid", "true");
      label.focus();
      return;
    }
    const button = form.querySelector("button");
    button.disabled = true;
    create(label.value.trim())
      .then(() => window.location.reload())
      .catch((refused) => {
        toast(refused.message, "bad");
        button.disabled = false;
      });
  });
})();
