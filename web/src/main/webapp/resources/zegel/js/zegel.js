/**
 * What every page can do beyond links and forms: keys, copying, menus, dialogs, drafts that survive an expired session.
 * No inline handlers and no eval: pages say what they want in data attributes.
 *
 * data-copy="…"        a click copies the text
 * data-dialog="id"     a click opens the dialog; data-close inside closes it; data-reopen="true" opens it with the page
 * data-walk            a list whose rows (li, tr[data-row]) j and k walk; Enter opens the row's first link; data-walk="read"
 *                      shows each row beside the list as it is reached: the link's data-read goes to the page's zegelRead
 * data-step="1"        a click walks that list
 * data-marks           a text whose <mark>s n walks; data-next-mark on a button does the same
 * data-query="q"       the page's query; the address follows it under this name
 * data-narrow="state"  an input that narrows a list; the address follows it under this name
 * data-example="…"     a click puts the text into the page's query
 * data-key="l"         the key presses this button or follows this link
 * data-draft="name"    a form whose text outlives an expired session, in this tab only
 * data-leave           a form that ends the session: what the tab keeps is forgotten first
 */
"use strict";

const zegel = (() => {
  const words = JSON.parse(document.body.dataset.words || "{}");
  const context = document.body.dataset.context || "/";
  const reader = document.body.dataset.reader || "";
  const DRAFT = "zegel-draft:";
  const KEYS_OFF = "zegel-keys-off";

  /** Tells a screen reader, without showing anything. */
  function say(text) {
    const region = document.getElementById("said");
    if (region) {
      region.textContent = "";
      window.setTimeout(() => (region.textContent = text), 50);
    }
  }

  /** Shows a message at the edge of the page for a while; one with a way out stays until it is used. */
  function toast(text, tone = "info", way = null) {
    const place = document.getElementById("toasts");
    if (!place) {
      return null;
    }
    const note = document.createElement("div");
    note.className = `note ${tone}`;
    const mark = document.createElement("span");
    mark.setAttribute("aria-hidden", "true");
    const said = document.createElement("div");
    said.className = "text";
    said.textContent = text;
    note.append(mark, said);
    if (way) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn s";
      button.textContent = way.text;
      button.addEventListener("click", way.go);
      note.append(button);
    } else {
      window.setTimeout(() => note.remove(), 8000);
    }
    place.append(note);
    return note;
  }

  async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("copied");
    say(words.copied);
    window.setTimeout(() => button.classList.remove("copied"), 1200);
  }

  // Menus and dialogs -------------------------------------------------------------------------------------------------

  const MENUS = "details.menu";

  function closeMenus(except = null) {
    document.querySelectorAll(MENUS).forEach((menu) => {
      if (menu !== except && menu.open) {
        menu.open = false;
      }
    });
  }

  /** Puts an explanation below the sign that opened it, or above where there is no room, and inside the window. */
  function place(bubble) {
    const sign = document.querySelector(`[popovertarget="${CSS.escape(bubble.id)}"]`)?.getBoundingClientRect();
    if (sign) {
      const { width, height } = bubble.getBoundingClientRect();
      const below = sign.bottom + 6;
      bubble.style.inset = "auto";
      bubble.style.left = `${Math.max(8, Math.min(sign.right - 32, window.innerWidth - width - 8))}px`;
      bubble.style.top = `${below + height > window.innerHeight ? Math.max(8, sign.top - height - 6) : below}px`;
    }
  }

  function openDialog(id) {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) {
      closeMenus();
      dialog.showModal();
      const first = dialog.querySelector("textarea, input:not([type=hidden]):not([type=checkbox]), select");
      if (first) {
        first.focus();
      }
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) {
      return;
    }
    const menu = target.closest(MENUS);
    closeMenus(menu);
    const copied = target.closest("[data-copy]");
    if (copied) {
      copy(copied).catch(() => toast(words.copyFailed, "warn"));
    }
    const read = target.closest("[data-read]");
    if (read && beside() && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(read);
    }
    const step = target.closest("[data-step]");
    if (step) {
      walk(Number(step.dataset.step), true);
    }
    if (target.closest("[data-next-mark]")) {
      nextMark();
    }
    const example = target.closest("[data-example]");
    const query = document.querySelector("[data-query]");
    if (example && query) {
      query.value = example.dataset.example;
      example.closest("dialog")?.close();
      query.focus();
    }
    if (target.closest("[data-print]")) {
      window.print();
    }
    const opener = target.closest("[data-dialog]");
    if (opener) {
      openDialog(opener.dataset.dialog);
    }
    if (target.closest("[data-close]")) {
      target.closest("dialog")?.close();
    }
    const more = target.closest("nav.rail .more");
    if (more) {
      const open = more.closest("nav").classList.toggle("open");
      more.setAttribute("aria-expanded", String(open));
    }
  });

  document.addEventListener(
    "toggle",
    (event) => {
      if (event.newState === "open" && event.target.matches(".pop")) {
        place(event.target);
      }
    },
    true,
  );

  // Keys ----------------------------------------------------------------------------------------------------------------

  let afterG = 0;

  function typing(target) {
    return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  }

  function rows() {
    const list = document.querySelector("[data-walk]");
    return list ? [...list.querySelectorAll(":scope > li, tr[data-row], tbody.ui-datatable-data > tr[data-ri]")] : [];
  }

  let asking = 0;

  /** Whether the page has a place where a hit is shown beside the list. */
  function beside() {
    return Boolean(window.zegelRead && document.querySelector("main .preview")?.offsetParent);
  }

  /** Marks the row of a hit and shows it beside the list; while keys run through the list only where they rest is read. */
  function show(link, wait = 0) {
    const row = link.closest("li, tr");
    row.parentElement.querySelectorAll(":scope > .on").forEach((each) => each.classList.remove("on"));
    row.classList.add("on");
    window.clearTimeout(asking);
    asking = window.setTimeout(() => window.zegelRead([{ name: "item", value: link.dataset.read }]), wait);
  }

  function walk(step, stay = false) {
    const all = rows();
    if (all.length === 0) {
      return;
    }
    const at = all.findIndex((row) => row.classList.contains("on"));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))];
    all.forEach((row) => row.classList.toggle("on", row === next));
    next.scrollIntoView({ block: "nearest" });
    const link = next.querySelector("a[href], button");
    if (link && !stay) {
      link.focus({ preventScroll: true });
    }
    if (link?.dataset.read && beside()) {
      show(link, 150);
    }
    next.dispatchEvent(new CustomEvent("zegel:row", { bubbles: true }));
  }

  function nextMark() {
    const marks = [...document.querySelectorAll("[data-marks] mark")];
    if (marks.length === 0) {
      return;
    }
    const at = marks.findIndex((mark) => mark.classList.contains("cur"));
    marks.forEach((mark) => mark.classList.remove("cur"));
    const mark = marks[(at + 1) % marks.length];
    mark.classList.add("cur");
    mark.scrollIntoView({ block: "center" });
    say(`${words.mark} ${((at + 1) % marks.length) + 1} / ${marks.length}`);
  }

  function press(key) {
    const pressed = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((each) => each.offsetParent);
    if (pressed) {
      pressed.click();
    }
    return Boolean(pressed);
  }

  function go(key) {
    const place = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (place) {
      window.location.assign(place.href);
    }
  }

  function single(event) {
    if (afterG > event.timeStamp) {
      afterG = 0;
      go(event.key);
      return true;
    }
    switch (event.key) {
      case "g":
        afterG = event.timeStamp + 1500;
        return true;
      case "j":
        walk(1);
        return true;
      case "k":
        walk(-1);
        return true;
      case "n":
        nextMark();
        return true;
      case "?":
        openDialog("keys");
        return true;
      default:
        return /^[a-z]$/.test(event.key) && press(event.key);
    }
  }

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      const find = document.querySelector("[data-find]");
      if (find) {
        event.preventDefault();
        find.focus();
        find.select();
      }
      return;
    }
    if (event.key === "Escape") {
      const open = [...document.querySelectorAll(MENUS)].find((menu) => menu.open);
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (event.key === " " && event.target instanceof Element && event.target.matches('a[role="checkbox"], a[role="button"]')) {
      event.preventDefault();
      event.target.click();
      return;
    }
    if (typing(event.target) || document.querySelector("dialog[open]") || localStorage.getItem(KEYS_OFF)) {
      return;
    }
    if (single(event)) {
      event.preventDefault();
    }
  });

  const keysSwitch = document.querySelector("[data-keys-switch]");
  if (keysSwitch) {
    keysSwitch.checked = !localStorage.getItem(KEYS_OFF);
    keysSwitch.addEventListener("change", () => {
      if (keysSwitch.checked) {
        localStorage.removeItem(KEYS_OFF);
      } else {
        localStorage.setItem(KEYS_OFF, "1");
      }
    });
  }

  // Drafts: what was typed outlives an expired session, in this tab and for this reader only --------------------------------

  function draftKey(form) {
    return `${DRAFT}${reader}:${window.location.pathname}:${form.dataset.draft}`;
  }

  function draftFields(form) {
    return [...form.elements].filter(
      (each) => each.name && /^(INPUT|TEXTAREA|SELECT)$/.test(each.tagName) && !/^(hidden|password|file|submit|button)$/.test(each.type),
    );
  }

  function keepDraft(form) {
    const kept = {};
    draftFields(form).forEach((each) => {
      kept[each.name] = each.type === "checkbox" || each.type === "radio" ? each.checked : each.value;
    });
    sessionStorage.setItem(draftKey(form), JSON.stringify(kept));
  }

  function restoreDraft(form) {
    const kept = sessionStorage.getItem(draftKey(form));
    if (!kept) {
      return;
    }
    const values = JSON.parse(kept);
    draftFields(form).forEach((each) => {
      if (each.name in values) {
        if (typeof values[each.name] === "boolean") {
          each.checked = values[each.name];
        } else {
          each.value = values[each.name];
        }
      }
    });
    toast(words.draftBack, "ok");
  }

  function forgetDrafts(keep) {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(DRAFT) && !keep(key))
      .forEach((key) => sessionStorage.removeItem(key));
  }

  document.addEventListener("input", (event) => {
    const form = event.target instanceof Element ? event.target.closest("form[data-draft]") : null;
    if (form) {
      keepDraft(form);
    }
  });

  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-leave]")) {
      forgetDrafts(() => false);
    }
  });

  // What a previous reader of this tab typed is theirs.
  forgetDrafts((key) => key.startsWith(`${DRAFT}${reader}:`));

  const expired = new URLSearchParams(window.location.search).has("expired");
  if (expired) {
    const address = new URL(window.location.href);
    address.searchParams.delete("expired");
    window.history.replaceState(null, "", address);
    document.querySelectorAll("form[data-draft]").forEach(restoreDraft);
    toast(words.expired, "warn");
  } else if (performance.getEntriesByType("navigation")[0]?.type !== "reload") {
    // A form that is opened anew starts empty; what the server saved comes with the page.
    document.querySelectorAll("form[data-draft]").forEach((form) => sessionStorage.removeItem(draftKey(form)));
  }

  /** Leads through the login and back to this page, where the drafts are put back. */
  function signInAgain() {
    const address = new URL(window.location.href);
    address.searchParams.set("expired", "1");
    window.location.assign(address);
  }

  let told = false;

  /** Tells once that the session is over; what stands on the page stays until the reader signs in again. */
  function sessionOver() {
    if (!told) {
      told = true;
      toast(words.sessionOver, "warn", { text: words.signIn, go: signInAgain });
    }
  }

  /** The address holds the query and what narrows a list: it can be reloaded, come back to, and sent to a colleague. */
  function addressQuery() {
    const address = new URL(location.href);
    document.querySelectorAll("[data-query], [data-narrow]").forEach((input) => {
      const name = input.dataset.query || input.dataset.narrow;
      const value = input.type === "checkbox" ? (input.checked ? "1" : "") : input.value.trim();
      if (value) {
        address.searchParams.set(name, value);
      } else {
        address.searchParams.delete(name);
      }
    });
    if (address.href !== location.href) {
      history.replaceState(history.state, "", address);
    }
  }

  let firstMark = null;

  /** A text in a column that scrolls by itself begins at its first mark. */
  function toFirstMark() {
    const mark = document.querySelector("[data-marks] mark");
    if (mark === firstMark) {
      return;
    }
    firstMark = mark;
    const column = mark?.closest("main.fill .preview");
    const place = mark?.getBoundingClientRect();
    const room = column?.getBoundingClientRect();
    if (column && (place.top < room.top || place.bottom > room.bottom)) {
      column.scrollTop += mark.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2;
    }
  }

  toFirstMark();
  document.querySelector('.tabs [aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "center" });

  if (window.jQuery) {
    window.jQuery(document).on("pfAjaxComplete", () => {
      toFirstMark();
      describeFields();
      addressQuery();
    });
    window.jQuery(document).on("pfAjaxError", (event, xhr) => {
      if (xhr && xhr.status === 401) {
        sessionOver();
      } else if (!xhr || xhr.status === 0) {
        toast(words.offline, "warn");
      } else {
        toast(words.failed, "bad");
      }
    });
  }

  window.addEventListener("offline", () => toast(words.offline, "warn"));
  window.addEventListener("online", () => toast(words.online, "ok"));

  // A dialog whose form was refused opens again, with what was said at the head of the page inside it.
  document.querySelectorAll('dialog[data-reopen="true"]').forEach((dialog) => {
    openDialog(dialog.id);
    const said = document.getElementById("messages");
    const title = dialog.querySelector("h2");
    if (said?.hasChildNodes() && title) {
      title.after(said);
    }
  });

  /** Ties the hint and the message of a field to its input, so that who cannot see them hears them. */
  function describeFields() {
    document.querySelectorAll(".field").forEach((field) => {
      const input = field.querySelector("input:not([type=hidden], [type=radio]), select, textarea");
      if (!input?.id) {
        return;
      }
      const problem = field.querySelector(".problem");
      const about = [problem, field.querySelector(".hint")].filter(Boolean);
      about.forEach((each) => (each.id ||= `${input.id}-${each.className}`));
      if (about.length > 0) {
        input.setAttribute("aria-describedby", about.map((each) => each.id).join(" "));
      }
      if (problem) {
        input.setAttribute("aria-invalid", "true");
      }
    });
  }

  describeFields();

  // What is wrong is seen: a fold that hides it opens.
  document.querySelectorAll('details:not([open]) [aria-invalid="true"]').forEach((input) => {
    input.closest("details").open = true;
  });

  // Focus goes to the first field that is wrong, so that nobody has to look for it.
  const wrong = (document.querySelector("dialog[open]") || document.querySelector("main"))?.querySelector('[aria-invalid="true"]');
  if (wrong) {
    wrong.focus();
  }

  return { say, toast, sessionOver, words, context };
})();
