/* The review by keyboard, and original and result in step. Everything works without: links, buttons, boxes to tick. */
(() => {
  const form = document.getElementById("review");
  const text = document.getElementById("lb-text");
  if (!form || !text) return;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let here = null; // the § or finding that the keys act on
  let driver = ""; // the pane that the person moves: the other one follows

  const unfold = (element) => {
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };
  const stand = (element, block = "start") => {
    if (!element) return;
    here?.classList.remove("lb-here");
    here = element;
    here.classList.add("lb-here");
    unfold(element);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
  };

  // The page of a PDF or of a scanned picture, with the same place marked.
  const sheet = document.getElementById("lb-sheet");
  const view = sheet?.querySelector("img");
  const folio = document.getElementById("lb-sheet-number");
  let page = 1;
  const turn = (number, from = 0, to = 0, share = 0) => {
    page = Math.min(Math.max(number, 1), Number(sheet.dataset.pages));
    const address = new URL(view.src);
    address.pathname = address.pathname.replace(/\d+\/$/, `${page}/`);
    address.search = to > from ? `?fran=${from}&till=${to}` : "";
    folio.textContent = `Sida ${page} av ${sheet.dataset.pages}`;
    view.alt = `Sidan ${page} som bild. Samma text står under bilden.`;
    if (address.href !== view.src) view.src = address.href;
    const frame = view.parentElement;
    frame.scrollTop = share * view.clientHeight - frame.clientHeight / 3;
  };
  const picture = (place) => {
    const lit = all("[data-s].lb-lit", text); // of a whole § its first words are enough
    const first = lit[0] || (place.matches("[data-s]") ? place : place.querySelector("[data-s]"));
    if (!sheet?.open || !first) return;
    const last = lit.at(-1) || first;
    const from = Number(first.dataset.s), to = Number(last.dataset.s) + last.textContent.length;
    const starts = all(".lb-page", text).map((one) => Number(one.dataset.s));
    const number = starts.filter((start) => start <= from).length || 1;
    const end = starts[number] ?? starts.at(-1) + 3000;
    turn(number, from, starts[number] ? Math.min(to, end) : to, (from - starts[number - 1]) / Math.max(end - starts[number - 1], 1));
  };
  if (sheet) {
    const turning = sheet.querySelector(".lb-sheet-turn");
    turning.hidden = Number(sheet.dataset.pages) < 2;
    const none = document.getElementById("lb-sheet-none");
    const seen = () => { none.hidden = true; view.parentElement.hidden = false; };
    const unseen = () => { none.hidden = false; view.parentElement.hidden = true; };
    view.addEventListener("load", seen);
    view.addEventListener("error", unseen);
    if (view.complete && !view.naturalWidth) unseen();
    turning.addEventListener("click", (event) => event.target.dataset.turn && turn(page + Number(event.target.dataset.turn)));
  }

  // The original: the words of a field are lit, and the first of them comes into sight.
  const within = (place) => {
    picture(place);
    const box = text.getBoundingClientRect(), at = place.getBoundingClientRect();
    text.scrollTop += at.top - box.top - Math.min(box.height / 3, 160);
  };
  const dim = () => all(".lb-lit, .lb-lit-part", text).forEach((one) => one.classList.remove("lb-lit", "lb-lit-part"));
  const light = (key) => {
    dim();
    const places = all(`[data-w~="${CSS.escape(key)}"]`, text);
    const whole = document.getElementById(key)?.matches(".lb-part"); // a whole §: a quiet light
    places.forEach((one) => one.classList.add(whole ? "lb-lit-part" : "lb-lit"));
    return places[0];
  };
  const show = (key) => {
    const first = light(key) || (key.includes("-") && light(key.split("-").slice(0, 2).join("-")));
    if (first) within(first);
  };
  const showFinding = (finding) => {
    const link = finding.querySelector("a.lb-goto");
    const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    dim();
    if (!place) return;
    place.nextElementSibling?.classList.add("lb-lit");
    within(place.nextElementSibling || place);
  };
  form.addEventListener("focusin", (event) => {
    const field = event.target.closest("[data-k], [data-finding]");
    if (!field) return;
    driver = "result";
    if (field.dataset.finding) showFinding(field);
    else show(field.dataset.k);
    const part = event.target.closest(".lb-part, [data-finding]");
    if (part && part !== here) {
      here?.classList.remove("lb-here");
      here = part;
      here.classList.add("lb-here");
    }
  });
  form.addEventListener("click", (event) => {
    const fact = event.target.closest("[data-k]");
    if (fact && !event.target.closest("a, button, input, select, textarea, summary, label")) show(fact.dataset.k);
    const link = event.target.closest("a.lb-goto");
    if (!link) return;
    event.preventDefault();
    const finding = link.closest("[data-finding]");
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (finding) showFinding(finding);
    else if (place) within(place);
    if (getComputedStyle(document.querySelector(".lb-original")).position === "static") place?.scrollIntoView();
  });
  text.addEventListener("click", (event) => {
    const words = event.target.closest("[data-w]");
    if (!words || String(getSelection())) return;
    const keys = words.dataset.w.trim().split(/\s+/).reverse();
    const field = keys.map((key) => form.querySelector(`[data-k="${CSS.escape(key)}"]`)).find(Boolean);
    if (!field) return;
    unfold(field);
    light(field.dataset.k);
    const input = field.matches(".lb-part") ? null : field.querySelector("input, textarea, select");
    (input || field).focus({ preventScroll: true });
    field.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  });

  // In step: whichever pane the person scrolls, the other follows with the same §.
  for (const [pane, name] of [[form, "result"], [text, "original"]])
    for (const kind of ["pointerenter", "wheel", "touchstart"]) pane.addEventListener(kind, () => (driver = name), { passive: true });
  const parts = () => all(".lb-part", form);
  let top = null;
  const follow = () => {
    if (driver !== "result" || parts().length < 2) return;
    const first = parts().find((part) => part.getBoundingClientRect().bottom > 140);
    if (!first || first === top) return;
    top = first;
    if (first.contains(document.activeElement) && document.activeElement !== first) return;
    const place = text.querySelector(`[data-w~="${CSS.escape(first.id)}"]`);
    if (place) within(place);
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  text.addEventListener("scroll", () => {
    if (driver !== "original" || getComputedStyle(text.parentElement).position !== "sticky") return;
    const box = text.getBoundingClientRect();
    const words = document.elementFromPoint(box.left + 40, box.top + 30)?.closest("[data-w]");
    const part = words && document.getElementById(words.dataset.w.trim().split(/\s+/)[0]);
    if (!part?.matches(".lb-part") || part === top) return;
    top = part;
    part.scrollIntoView({ block: "start" });
  }, { passive: true });

  // Ticks are saved at once.
  const count = (answer) => {
    all("[data-left]").forEach((one) => (one.textContent = answer.left));
    all("[data-seen]").forEach((one) => (one.textContent = answer.seen));
  };
  form.addEventListener("change", async (event) => {
    const box = event.target.closest("[data-tick]");
    if (!box) return;
    box.closest("[data-finding]")?.classList.toggle("lb-handled", box.checked);
    if (box.name === "seen") box.closest(".lb-part").classList.toggle("lb-seen", box.checked);
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, tick: box.value, on: box.checked ? "1" : "0" });
    const answer = await fetch(form.dataset.address, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok) count(await answer.json());
  });

  // A § is opened in its place; without a script the same button loads the page with it open.
  const enter = (body, field) =>
    ((field && body.querySelector(`[name$="-${field}"]`)) || body.querySelector("textarea, input") || body).focus();
  const open = async (button, field = "") => {
    const address = new URL(form.dataset.address, location.href);
    address.searchParams.set("del", button.dataset.open);
    const answer = await fetch(address);
    if (!answer.ok) return form.requestSubmit(button);
    const body = button.closest("[data-body]");
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    const fresh = holder.content.querySelector("[data-body]");
    body.replaceWith(fresh);
    enter(fresh, field);
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open]");
    if (!button) return;
    event.preventDefault();
    open(button);
  });

  // The meanings of a heading: one set of buttons, put where it is asked for.
  const palette = document.getElementById("lb-palette");
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-heading]");
    if (!button) return;
    event.preventDefault();
    const set = palette.content.cloneNode(true);
    all("button", set).forEach((one) => (one.value += button.dataset.heading));
    set.firstElementChild.setAttribute("aria-label", `Vad rubriken ${button.dataset.heading} betyder`);
    const item = button.parentElement;
    button.replaceWith(set);
    item.querySelector("button").focus();
  });

  // Who was there: the lists are folded away until somebody has to look at them.
  const attend = () => {
    const list = form.querySelector(".lb-attendance");
    if (!list) return;
    list.open = true;
    list.querySelector("textarea").focus();
  };
  form.addEventListener("click", (event) => {
    if (!event.target.closest("[data-attendance]")) return;
    event.preventDefault();
    attend();
  });

  // What is written and not saved is not lost by a slip.
  let changed = false;
  form.addEventListener("input", (event) => (changed = changed || !event.target.matches("[data-tick]")));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => changed && event.preventDefault());

  // Keys.
  const step = (list, by) => {
    const near = list.indexOf(here) >= 0 ? list.indexOf(here) : list.findIndex((one) => one === here?.closest(".lb-part"));
    return list[near < 0 ? (by > 0 ? 0 : list.length - 1) : near + by];
  };
  const waitingFindings = () => all("[data-finding]:not(.lb-handled)", form);
  const nextFinding = (by) => {
    const list = all("[data-finding]", form).filter((one) => one === here || !one.classList.contains("lb-handled"));
    const next = step(list, by) || waitingFindings()[0];
    if (next) stand(next, "center");
  };
  const edit = () => {
    if (here?.querySelector("[data-attendance]")) return attend();
    const field = here?.dataset.field;
    const part = here?.closest(".lb-part") || (here?.dataset.part && document.getElementById(here.dataset.part)) || parts()[0];
    if (!part) return;
    unfold(part.querySelector(".lb-body"));
    stand(part);
    const button = part.querySelector("[data-open]");
    if (button) open(button, field);
    else enter(part.querySelector(".lb-body"), field);
  };
  const done = () => {
    const box = here?.querySelector("[data-tick]");
    if (!box) return;
    box.click();
    if (here.dataset.finding) nextFinding(1);
    else stand(step(parts(), 1) || here);
  };
  const help = document.getElementById("lb-help");
  const helpButton = document.getElementById("lb-help-button");
  const toggleHelp = (on = help.hidden) => {
    help.hidden = !on;
    helpButton.setAttribute("aria-expanded", String(on));
    (on ? help : helpButton).focus();
  };
  helpButton.hidden = false;
  helpButton.addEventListener("click", () => toggleHelp());
  const off = document.getElementById("lb-keys-off");
  const OFF = "lb-keys-off";
  try { off.checked = localStorage.getItem(OFF) === "1"; } catch { /* a browser that keeps nothing */ }
  off.addEventListener("change", () => { try { localStorage.setItem(OFF, off.checked ? "1" : "0"); } catch { /* as above */ } });

  // A page that came back with something to correct says so where the person is, not only to the eye.
  document.querySelector("#fel, #stoppat")?.focus();

  const actions = {
    j: () => stand(step(parts(), 1)),
    k: () => stand(step(parts(), -1)),
    n: () => nextFinding(1),
    N: () => nextFinding(-1),
    d: done,
    e: edit,
    o: () => here && (here.dataset.finding ? showFinding(here) : show(here.dataset.k)),
    f: () => document.getElementById("lb-next-file")?.click(),
    "?": () => toggleHelp(),
  };
  const press = (name) => form.requestSubmit(form.querySelector(`button[name=${name}]`));
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      press(event.shiftKey ? "publish" : "save");
      return;
    }
    const writing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    if (event.key === "Escape") {
      if (!help.hidden) toggleHelp(false);
      else if (writing) (event.target.closest(".lb-part") || form).focus();
      return;
    }
    if (writing || off.checked || event.ctrlKey || event.metaKey || event.altKey || !actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });
})();
