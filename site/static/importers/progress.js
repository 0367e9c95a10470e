// Keeps the progress of a delivery up to date; without JavaScript the page reloads itself instead.
(() => {
  const box = document.getElementById("delivery");
  if (!box || box.dataset.waiting === "0") return;
  const look = async () => {
    const answer = await fetch(box.dataset.status, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const now = await answer.json();
    document.getElementById("progress").value = now.finished;
    let words = `${now.finished} av ${now.total} klara`;
    if (now.per_minute) words += `, ${now.per_minute} filer i minuten`;
    if (now.seconds_left) words += `, ungefär ${now.seconds_left} sekunder kvar`;
    document.getElementById("progress-words").textContent = `${words}.`;
    if (now.waiting) setTimeout(look, 700);
    else location.reload();
  };
  setTimeout(look, 400);
})();
