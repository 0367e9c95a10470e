// Suggestions while one types: a combobox with a list, as the WAI-ARIA Authoring Practices describe it. The field
// stays an ordinary search field: Enter without a chosen suggestion searches, and without scripts nothing is missing.
(() => {
  "use strict";
  const WAIT_MS = 200;
  const SHORTEST = 2;

  for (const field of document.querySelectorAll("input[data-forslag]")) equip(field);

  function equip(field) {
    if (field.getAttribute("role") === "combobox") return;
    const list = document.createElement("ul");
    const status = document.createElement("p");
    list.id = `${field.id}-forslag`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Förslag");
    status.className = "sr";
    status.setAttribute("role", "status");
    // A combobox is a text field; the search field's own role does not go with it.
    field.type = "text";
    field.setAttribute("inputmode", "search");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", list.id);
    field.after(list, status);

    let chosen = -1;
    let timer = 0;
    let asking = null;
    let shownFor = "";

    const options = () => list.children;

    function close() {
      clearTimeout(timer);
      if (asking) asking.abort();
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      choose(-1);
    }

    function choose(place) {
      chosen = place;
      for (const [number, option] of [...options()].entries()) {
        option.setAttribute("aria-selected", String(number === place));
      }
      if (place < 0) {
        field.removeAttribute("aria-activedescendant");
        return;
      }
      field.setAttribute("aria-activedescendant", options()[place].id);
      options()[place].scrollIntoView({ block: "nearest" });
    }

    function open() {
      if (!options().length) return;
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
    }

    function show(found) {
      list.replaceChildren(...found.map((one, place) => {
        const option = document.createElement("li");
        const kind = document.createElement("span");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.adress = one.adress;
        option.textContent = one.text;
        kind.className = "kind";
        kind.textContent = one.slag;
        option.append(" ", kind);
        return option;
      }));
      choose(-1);
      status.textContent = found.length
        ? `${found.length} förslag. Bläddra med pil upp och pil ned.`
        : "Inga förslag. Tryck på Enter för att söka.";
      if (found.length) open();
      else close();
    }

    async function ask() {
      const typed = field.value.trim();
      if (asking) asking.abort();
      if (typed.length < SHORTEST) {
        shownFor = "";
        status.textContent = "";
        list.replaceChildren();
        close();
        return;
      }
      const mine = new AbortController();
      asking = mine;
      try {
        const address = `${field.dataset.forslag}?${new URLSearchParams({ q: typed })}`;
        const answer = await fetch(address, { signal: mine.signal });
        const found = answer.ok ? (await answer.json()).forslag : [];
        // Who has left the field, or typed on, is not shown a list any more.
        if (asking !== mine || document.activeElement !== field) return;
        shownFor = typed;
        show(found);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    function go(place) {
      window.location.assign(options()[place].dataset.adress);
    }

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT_MS);
    });

    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const last = options().length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          if (shownFor !== field.value.trim()) {
            ask();
            return;
          }
          open();
          if (event.altKey || list.hidden) return;
        } else if (event.altKey && event.key === "ArrowUp") {
          close();
          return;
        }
        const down = event.key === "ArrowDown";
        choose(down ? (chosen < last ? chosen + 1 : 0) : (chosen > 0 ? chosen - 1 : last));
      } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
        event.preventDefault();
        go(chosen);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Tab") {
        close();
      } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
        choose(-1);
      }
    });

    // A press must not take the focus out of the field before its click is heard.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go([...options()].indexOf(option));
    });
    field.addEventListener("blur", close);
    field.form.addEventListener("submit", close);
  }
})();
