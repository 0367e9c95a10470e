/* The paragraphs of a section, in Wagtail's form: each has a name of its own, and its field is called by it.
   Wagtail names a panel by the id of its block. What an import wrote has none yet, so that all panels bore one name,
   and a button that folds one found the first; and it gives the field of a block that is nothing else no label. */
(() => {
  const form = document.querySelector("form[data-edit-form], main form");
  if (!form) return;
  const NAMES = ["id", "href", "aria-labelledby", "aria-describedby", "aria-controls"];
  let number = 0;
  const mend = () => {
    for (const panel of form.querySelectorAll('[id="block-null-section"]')) {
      number += 1;
      const own = panel.querySelectorAll(":scope > .w-panel__header, :scope > .w-panel__header *, :scope > .w-panel__content");
      for (const one of [panel, ...own])
        for (const name of NAMES) {
          const said = one.getAttribute(name);
          if (said?.includes("block-null-")) one.setAttribute(name, said.replace("block-null-", `block-new${number}-`));
        }
    }
    for (const field of form.querySelectorAll("[data-streamfield-child] :is(textarea, select, input:not([type=hidden]))")) {
      const heading = field.closest("[data-panel]")?.querySelector("[data-panel-heading]");
      if (heading?.id && !field.labels?.length && !field.hasAttribute("aria-label")) field.setAttribute("aria-labelledby", heading.id);
    }
  };
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mend(); });
  }).observe(form, { childList: true, subtree: true });
  mend();
})();
