/* Hundreds of files, dropped or chosen, folders too: sent some at a time, so that nothing is too large for the server
   and a broken network costs one batch. Sent twice, a file comes in once. Without this the form sends all at once. */
(() => {
  const form = document.getElementById("deliver");
  const input = form?.querySelector("input[name=files]");
  if (!input || !window.FormData || !window.Promise) return;
  const drop = document.getElementById("drop");
  const folder = document.getElementById("folder");
  const chosen = document.getElementById("chosen");
  const clear = document.getElementById("chosen-clear");
  const sending = document.getElementById("sending");
  const bar = document.getElementById("sent");
  const words = document.getElementById("sent-words");
  const trouble = document.getElementById("sending-trouble");
  const again = document.getElementById("sending-again");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const largest = Number(form.dataset.max);
  const AT_ONCE = 20, BYTES_AT_ONCE = 15e6, TRIES = 4;
  const files = new Map(); // place in the delivery → File

  const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${Math.round(bytes / 1e6)} MB`);
  const left = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`);
  const total = () => [...files.values()].reduce((sum, file) => sum + file.size, 0);

  const show = () => {
    chosen.hidden = clear.hidden = !files.size;
    chosen.textContent = files.size === 1 ? "En fil vald." : `${files.size} filer valda, ${size(total())}.`;
    input.required = !files.size;
  };
  const add = (file, path) => {
    let place = path || file.webkitRelativePath || file.name;
    const known = files.get(place);
    if (known && (known.size !== file.size || known.lastModified !== file.lastModified)) {
      let number = 2;
      while (files.has(`${number}/${place}`)) number += 1;
      place = `${number}/${place}`;
    }
    files.set(place, file);
  };
  input.addEventListener("change", () => { for (const file of input.files) add(file); show(); });
  folder.addEventListener("change", () => { for (const file of folder.files) add(file); show(); });
  clear.addEventListener("click", () => {
    files.clear();
    input.value = folder.value = "";
    show();
    input.focus();
  });
  folder.closest(".lb-folder").hidden = !("webkitdirectory" in folder);
  document.getElementById("drop-help").textContent += " Du kan också dra hit filer och mappar.";

  // Folders that are dropped: walked to their last file. A reader gives a hundred entries at a time.
  const walk = async (entry, above) => {
    const place = above ? `${above}/${entry.name}` : entry.name;
    if (entry.isFile) {
      await new Promise((done) => entry.file((file) => { add(file, place); done(); }, done));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done) => reader.readEntries(done, () => done([])));
      if (!some.length) return;
      for (const one of some) await walk(one, place);
    }
  };
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("lb-over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("lb-over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("lb-over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length) for (const entry of entries) await walk(entry, "");
    else for (const file of event.dataTransfer.files) add(file);
    show();
  });

  const post = (address, body, moved) => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => moved?.(event.loaded);
    request.onload = () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* an error page */ }
      if (request.status < 300) done(answer);
      else failed(Object.assign(new Error(String(request.status)), { status: request.status, answer }));
    };
    request.onerror = () => failed(Object.assign(new Error("network"), { status: 0, answer: {} }));
    request.send(body);
  });
  const steadily = async (address, body, moved) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await post(address, body(), moved);
      } catch (error) {
        const passing = error.status === 0 || error.status >= 500;
        if (!passing || attempt === TRIES) throw error;
        await new Promise((done) => setTimeout(done, 1000 * 2 ** attempt));
      }
    }
  };

  const errors = (found) => {
    for (const [name, said] of Object.entries(found)) {
      const place = form.querySelector(`[data-field=${name}]`);
      if (!place) continue;
      place.querySelector("ul.errorlist")?.remove();
      const list = document.createElement("ul");
      list.className = "errorlist";
      for (const one of said) list.append(Object.assign(document.createElement("li"), { textContent: one }));
      place.querySelector("label").after(list);
    }
    form.querySelector(".errorlist")?.scrollIntoView({ block: "center" });
  };
  const batches = () => {
    const found = [];
    let batch = [], bytes = 0;
    // A folder comes in any order from the disk; who goes through it afterwards expects the order of its names.
    for (const one of [...files].sort(([a], [b]) => a.localeCompare(b, "sv", { numeric: true }))) {
      const weight = one[1].size > largest ? 0 : one[1].size;
      if (batch.length && (batch.length === AT_ONCE || bytes + weight > BYTES_AT_ONCE)) {
        found.push(batch);
        batch = [];
        bytes = 0;
      }
      batch.push(one);
      bytes += weight;
    }
    return batch.length ? [...found, batch] : found;
  };
  const content = (batch) => {
    const body = new FormData();
    for (const [place, file] of batch) {
      if (file.size > largest) body.append("too_large", place);
      else { body.append("files", file, file.name); body.append("paths", place); }
    }
    return body;
  };

  let addresses = null, waiting = [];
  const send = async () => {
    const all = total(), began = performance.now(), before = all - waiting.flat().reduce((sum, one) => sum + one[1].size, 0);
    let done = before;
    const moved = (loaded) => {
      const now = Math.min(done + loaded, all);
      bar.max = Math.max(all, 1);
      bar.value = now;
      const rate = (now - before) / ((performance.now() - began) / 1000);
      const rest = rate > 0 && now < all ? `, ${size(rate)} i sekunden, ungefär ${left(Math.ceil((all - now) / rate))} kvar` : "";
      words.textContent = `${size(now)} av ${size(all)}${rest}.`;
    };
    trouble.hidden = again.hidden = true;
    try {
      addresses ??= await steadily(form.dataset.begin, () => { const body = new FormData(form); body.delete("files"); return body; });
      while (waiting.length) {
        await steadily(addresses.take, () => content(waiting[0]), moved);
        done += waiting.shift().reduce((sum, one) => sum + one[1].size, 0);
        moved(0);
      }
      await steadily(addresses.end, () => new FormData());
      window.removeEventListener("beforeunload", warn);
      location.assign(addresses.run);
    } catch (error) {
      if (error.status === 422) {
        form.hidden = false;
        sending.hidden = true;
        window.removeEventListener("beforeunload", warn);
        errors(error.answer.errors ?? {});
        return;
      }
      trouble.textContent = error.status === 403 || error.status === 404
        ? "Du är inte längre inloggad, eller saknar behörighet. Logga in och lämna in filerna igen: det som redan kom fram tas inte in två gånger."
        : "Överföringen avbröts. Det som har kommit fram är kvar. Fortsätt när nätet är tillbaka.";
      trouble.hidden = again.hidden = false;
    }
  };
  const warn = (event) => event.preventDefault();
  form.addEventListener("submit", (event) => {
    if (!files.size) return;
    event.preventDefault();
    addresses = null;
    waiting = batches();
    form.hidden = true;
    sending.hidden = false;
    window.addEventListener("beforeunload", warn);
    send();
  });
  again.addEventListener("click", send);
})();
