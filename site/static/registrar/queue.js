/* Keys of the queue of suggested links: j next, k previous, c confirm, r reject, h whole case, u undo.
   The page works without. After a decision the page opens at the card that took the place of the decided one. */
(() => {
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  const cards = [...queue.querySelectorAll("article")];
  let current = -1;

  const show = (index) => {
    if (index < 0 || index >= cards.length) return;
    if (cards[current]) cards[current].classList.remove("lb-current");
    current = index;
    cards[current].classList.add("lb-current");
    cards[current].focus({ preventScroll: true });
    cards[current].scrollIntoView({ block: "nearest" });
  };

  const toggleWhole = () => {
    const boxes = [...(cards[current]?.querySelectorAll("input[name=whole]") ?? [])];
    const checked = boxes.length > 0 && !boxes[0].checked;
    boxes.forEach((box) => { box.checked = checked; });
  };

  const actions = {
    j: () => show(current + 1),
    k: () => show(current - 1),
    c: () => cards[current]?.querySelector("[data-confirm]")?.requestSubmit(),
    r: () => cards[current]?.querySelector("[data-reject] input[name=reason]")?.focus(),
    h: toggleWhole,
    u: () => document.querySelector("[data-undo]")?.requestSubmit(),
  };

  // A mention has neither step nor outcome: choosing one makes it a decision, calling it a mention empties both.
  const tie = (form) => {
    const part = (name) => form.querySelector(`[data-part=${name}]`);
    const [step, relation, outcome] = ["step", "relation", "decision_status"].map(part);
    const said = form.querySelector("[data-said]");
    const mentions = () => relation.value === "mention";
    const ask = () => { step.required = step.options.length > 1 && !mentions(); };
    form.addEventListener("change", ({ target }) => {
      said.textContent = "";
      if (target === relation && mentions() && (step.value || outcome.value)) {
        step.value = outcome.value = "";
        said.textContent = "Steg och ställningstagande är tömda: det som bara nämner initiativet har inga.";
      } else if ((target === step || target === outcome) && target.value && mentions()) {
        relation.value = relation.dataset.decisive;
        said.textContent = `Förhållande är nu ${relation.selectedOptions[0].text}.`;
      }
      ask();
    });
    ask();
  };
  queue.querySelectorAll("[data-confirm]").forEach(tie);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("[data-reject]")) return cards[current]?.focus();
    const writing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });

  show(Math.min(Number(queue.dataset.start) || 0, cards.length - 1));
})();
