// Facets, orders and pages without a reload. htmx fetches the page that the link leads to and takes its hits out of it;
// here is what a reader needs beside that: the number of hits said aloud, the focus and open boxes kept, a way on
// when the server answers with something else than hits.
(() => {
  "use strict";
  const RESULT = "sokresultat";
  let open = [];

  const boxes = () => document.querySelectorAll(`#${RESULT} details[id]`);

  document.addEventListener("htmx:beforeRequest", () => {
    document.getElementById(RESULT).setAttribute("aria-busy", "true");
  });

  document.addEventListener("htmx:beforeSwap", () => {
    open = [...boxes()].map((box) => [box.id, box.open]);
  });

  // htmx notes the address that one is at; the browser knows it already, and nobody else shall.
  function forget() {
    window.sessionStorage.removeItem("htmx-current-path-for-history");
  }

  document.addEventListener("htmx:pushedIntoHistory", forget);

  document.addEventListener("htmx:afterSettle", (event) => {
    forget();
    for (const [id, was] of open) {
      const box = document.getElementById(id);
      if (box) box.open = was;
    }
    const heading = document.getElementById("traffar");
    if (!heading) return;
    document.getElementById("sokstatus").textContent = heading.textContent;
    // A facet's link is there again and has kept the focus; a page number or a removed filter has not.
    const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (asked && asked.id && document.getElementById(asked.id)) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });

  // A refused question, a resting engine, no network: the browser goes there itself and shows what there is to see.
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:swapError"]) {
    document.addEventListener(name, (event) => {
      const asked = event.detail.pathInfo;
      if (asked) window.location.assign(asked.finalRequestPath || asked.requestPath);
    });
  }
})();
