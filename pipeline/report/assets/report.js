"use strict";
(() => {
  const body = document.body;
  const stored = (() => { try { return localStorage.getItem("iku-lang"); } catch { return null; } })();
  const speak = (lang) => {
    body.className = lang;
    document.documentElement.lang = lang;
    for (const input of document.querySelectorAll("input[data-id]")) input.placeholder = input.dataset[lang];
  };
  if (stored === "en" || stored === "id") speak(stored);
  document.getElementById("language").addEventListener("click", () => {
    const lang = body.classList.contains("id") ? "en" : "id";
    speak(lang);
    try { localStorage.setItem("iku-lang", lang); } catch { /* a page opened from disk may keep nothing */ }
  });
  document.getElementById("print").addEventListener("click", () => window.print());

  const search = document.getElementById("search");
  if (search) {
    const severity = document.getElementById("severity");
    const rows = [...document.querySelectorAll("#documents tbody tr")];
    const filter = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        const visible = words.every((w) => text.includes(w)) && (!severity.value || Number(row.dataset[severity.value]) > 0);
        row.hidden = !visible;
        shown += visible;
      }
      document.getElementById("shown").textContent = `${shown} / ${rows.length}`;
    };
    search.addEventListener("input", filter);
    severity.addEventListener("change", filter);
    filter();
  }

  const activate = (id, scroll) => {
    for (const other of document.querySelectorAll(".active")) other.classList.remove("active");
    for (const node of document.querySelectorAll(`[data-finding="${CSS.escape(id)}"]`)) {
      node.classList.add("active");
      if (scroll && node.classList.contains("mark")) node.scrollIntoView({ block: "center" });
    }
  };
  for (const article of document.querySelectorAll(".finding")) {
    article.addEventListener("click", () => activate(article.dataset.finding, true));
    article.addEventListener("keydown", (event) => { if (event.key === "Enter") activate(article.dataset.finding, true); });
  }
  for (const mark of document.querySelectorAll(".mark")) mark.addEventListener("click", () => activate(mark.dataset.finding, false));

  for (const button of document.querySelectorAll(".copy")) {
    button.addEventListener("click", async (event) => {
      event.stopPropagation();
      const line = button.dataset.line;
      try { await navigator.clipboard.writeText(line); } catch {
        const area = document.createElement("textarea");
        area.value = line; document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
      }
      button.textContent = button.dataset[body.classList.contains("en") ? "en" : "id"];
    });
  }
})();
