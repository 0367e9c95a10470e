// Keeps the progress of a delivery up to date; without JavaScript the page reloads itself instead.
(() => {
  const box = document.getElementById("delivery");
  if (!box || box.dataset.waiting === "0") return;
  const bar = document.getElementById("progress");
  let pause = 700;
  const look = async () => {
    let now = null;
    try {
      const answer = await fetch(box.dataset.status, { headers: { Accept: "application/json" } });
      if (answer.ok) now = await answer.json();
    } catch {
      // The network is away for a moment: look again, more seldom.
    }
    if (!now) {
      pause = Math.min(pause * 2, 30000);
      setTimeout(look, pause);
      return;
    }
    pause = 700;
    if (bar) {
      bar.max = now.total;
      bar.value = now.finished;
      document.getElementById("progress-words").textContent = now.words;
    }
    for (const count of box.querySelectorAll("[data-state]")) count.textContent = now.states[count.dataset.state] ?? 0;
    if (now.waiting || now.receiving) setTimeout(look, now.receiving && !now.waiting ? 5000 : pause);
    else location.reload();
  };
  setTimeout(look, 400);
})();
