/* Keys of the queue of suggested links: j next, k previous, c confirm, r reject, u undo. The page works without. */
(() => {
  const cards = [...document.querySelectorAll("[data-queue] > article")];
  let current = -1;

  const show = (index) => {
    if (index < 0 || index >= cards.length) return;
    if (cards[current]) cards[current].classList.remove("lb-current");
    current = index;
    cards[current].classList.add("lb-current");
    cards[current].focus({ preventScroll: true });
    cards[current].scrollIntoView({ block: "nearest" });
  };

  const actions = {
    j: () => show(current + 1),
    k: () => show(current - 1),
    c: () => cards[current]?.querySelector("[data-confirm]")?.requestSubmit(),
    r: () => cards[current]?.querySelector("[data-reject] input[name=reason]")?.focus(),
    u: () => document.querySelector("[data-undo]")?.requestSubmit(),
  };

  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });

  show(0);
})();
