// Shows what a heading's meaning would change, one protokoll after the other: each is read anew, which takes a while.
// Without JavaScript each protokoll has a link to a page of its own.
(() => {
  const words = document.getElementById("trials-words");
  if (!words) return;
  const parts = [...document.querySelectorAll("#trials [data-file]")];
  const tell = (done) => {
    words.textContent =
      done < parts.length ? `Läser om protokollen: ${done} av ${parts.length} klara.` : "Alla protokoll är omlästa.";
  };
  const look = async () => {
    for (const [place, part] of parts.entries()) {
      tell(place);
      try {
        const answer = await fetch(part.dataset.file);
        const shown = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("trial");
        if (answer.ok && shown) part.querySelector("p").replaceWith(...shown.childNodes);
      } catch {
        // The network is away: the link stays.
      }
    }
    tell(parts.length);
  };
  look();
})();
