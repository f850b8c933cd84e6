"use strict";
(() => {
  const body = document.body;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const memory = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a page opened from disk may keep nothing */ } },
  };
  const language = () => (body.classList.contains("en") ? "en" : "id");

  const speak = (lang) => {
    body.className = lang;
    document.documentElement.lang = lang;
    for (const node of all("[data-label-id]")) node.setAttribute("aria-label", node.dataset[lang === "id" ? "labelId" : "labelEn"].trim());
    for (const input of all("input[data-id]")) input.placeholder = input.dataset[lang];
    for (const option of all("option[data-id]")) option.textContent = option.dataset[lang];
  };
  const stored = memory.get("iku-lang");
  speak(stored === "en" || stored === "id" ? stored : language());
  document.getElementById("language").addEventListener("click", () => {
    speak(language() === "id" ? "en" : "id");
    memory.set("iku-lang", language());
  });
  document.getElementById("print").addEventListener("click", () => window.print());

  // The list of documents or officials
  const search = document.getElementById("search");
  if (search) {
    const rows = all("#documents tbody tr").map((row) => ({ row, text: [...row.cells].slice(0, 4).map((c) => c.textContent).join(" ").toLowerCase() }));
    const choice = (id) => document.getElementById(id)?.value ?? "";
    const fits = (data, row) => {
      const severity = choice("severity"), rule = choice("rule");
      if (severity === "none" ? data.rules : severity && !row.querySelector(`td.${severity}`)) return false;
      if (rule && !data.rules.split(" ").includes(rule)) return false;
      return ["status", "year", "province"].every((key) => !choice(key) || data[key] === choice(key));
    };
    const filter = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text } of rows) {
        const visible = words.every((w) => text.includes(w)) && fits(row.dataset, row);
        row.hidden = !visible;
        shown += visible;
      }
      document.getElementById("shown").textContent = `${shown} / ${rows.length}`;
      document.getElementById("nothing").hidden = shown > 0;
    };
    search.addEventListener("input", filter);
    for (const select of all(".filter select")) select.addEventListener("change", filter);
    document.getElementById("reset")?.addEventListener("click", () => {
      search.value = "";
      for (const select of all(".filter select")) select.value = "";
      filter();
      search.focus();
    });
    for (const link of all("[data-filter]")) link.addEventListener("click", () => {
      document.getElementById("rule").value = link.dataset.filter;
      filter();
    });
    filter();
  }

  // The list of all findings
  const list = document.getElementById("findings");
  if (list) {
    const data = JSON.parse(document.getElementById("all-findings").textContent);
    const told = document.getElementById("f-words").dataset;
    const names = ["error", "warning", "info", "doubt"], both = { id: 0, en: 1 };
    const severities = { id: told.severityId.split("|"), en: told.severityEn.split("|") };
    const make = (tag, text, className = "") => Object.assign(document.createElement(tag), { textContent: text, className });
    const spoken = (id, en, className) => {
      const node = make("span", "", className);
      node.append(Object.assign(make("span", id, "t-id"), { lang: "id" }), Object.assign(make("span", en, "t-en"), { lang: "en" }));
      return node;
    };
    const texts = data.rows.map((r) => {
      const [, path, office] = data.documents[r[0]];
      return ["id", "en"].map((l) => `${data.messages[r[5]][both[l]]} ${r[6]} ${path} ${data.offices[office]}`.toLowerCase());
    });
    const line = (r) => {
      const [id, path, office] = data.documents[r[0]], row = document.createElement("tr");
      const tag = document.createElement("td"), said = document.createElement("td"), file = document.createElement("td");
      tag.append(spoken(severities.id[r[2]], severities.en[r[2]], `tag ${names[r[2]]}`));
      const link = document.createElement("a");
      link.href = `dokumen/${id}.html#${r[1]}`;
      link.append(spoken(...data.messages[r[5]], ""));
      said.append(link);
      if (r[8] !== "open") said.append(" ", spoken(told[`${r[8]}Id`], told[`${r[8]}En`], "tag plain"));
      file.append(path);
      if (r[4]) file.append(", ", spoken(told.pageId, told.pageEn, ""), ` ${r[4]}`);
      row.append(tag, said, make("td", r[6]), make("td", data.offices[office]), file);
      return row;
    };
    const at = (id) => document.getElementById(`f-${id}`);
    const step = 100, choices = { severity: 2, rule: 3, source: 7, verdict: 8 };
    let found = [], shown = 0;
    const more = (n = step) => {
      list.tBodies[0].append(...found.slice(shown, shown + n).map((i) => line(data.rows[i])));
      shown = Math.min(found.length, shown + n);
      at("shown").replaceChildren(spoken(told.shownId.replace("{n}", shown).replace("{of}", found.length), told.shownEn.replace("{n}", shown).replace("{of}", found.length), ""));
      at("more").hidden = shown >= found.length;
      at("nothing").hidden = found.length > 0;
    };
    const narrow = () => {
      const words = at("search").value.toLowerCase().split(/\s+/).filter(Boolean), l = both[language()];
      found = data.rows.map((_, i) => i).filter((i) => {
        const r = data.rows[i];
        return Object.entries(choices).every(([id, n]) => !at(id).value || String(r[n]) === at(id).value)
          && (!at("office").value || String(data.documents[r[0]][2]) === at("office").value)
          && words.every((w) => texts[i][l].includes(w));
      });
      shown = 0;
      list.tBodies[0].replaceChildren();
      more();
    };
    at("search").addEventListener("input", narrow);
    for (const select of all(".filter select")) select.addEventListener("change", narrow);
    at("more").addEventListener("click", () => more());
    at("reset").addEventListener("click", () => {
      at("search").value = "";
      for (const select of all(".filter select")) select.value = "";
      narrow();
      at("search").focus();
    });
    addEventListener("beforeprint", () => more(found.length));
    narrow();
  }

  // A finding and its boxes
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (node) => {
    const pane = node.closest(".pictures");
    if (pane && getComputedStyle(pane).overflowY === "auto") {
      const r = node.getBoundingClientRect(), p = pane.getBoundingClientRect();
      pane.scrollTo({ top: pane.scrollTop + r.top - p.top - (p.height - r.height) / 2, behavior: "instant" });
      if (p.top < 0 || p.bottom > innerHeight) pane.scrollIntoView({ block: "nearest", behavior: "instant" });
    } else {
      node.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    }
  };
  const activate = (id) => {
    for (const other of all(".active")) other.classList.remove("active");
    for (const other of all("[aria-current]")) other.removeAttribute("aria-current");
    const nodes = all(`[data-finding="${CSS.escape(id)}"]`).filter((n) => n.matches(".finding, .mark, .about, mark"));
    for (const node of nodes) node.classList.add("active");
    nodes.find((n) => n.matches(".finding"))?.setAttribute("aria-current", "true");
    return nodes;
  };
  const toPlace = (id) => {
    const place = activate(id).find((n) => n.matches(".mark, .about, mark"));
    if (place) show(place);
  };
  for (const article of all(".finding")) {
    article.addEventListener("click", (event) => {
      if (!event.target.closest("a, button, details, label, input")) toPlace(article.dataset.finding);
    });
    article.addEventListener("keydown", (event) => {
      if (event.target === article && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        toPlace(article.dataset.finding);
      }
    });
  }
  for (const link of all("a.mark, a.about, a.to")) link.addEventListener("click", (event) => {
    const article = document.getElementById(link.dataset.finding);
    if (!article) return;
    event.preventDefault();
    article.hidden = false;
    activate(link.dataset.finding);
    article.scrollIntoView({ block: "center", behavior: "instant" });
    article.focus({ preventScroll: true });
  });
  if (location.hash.length > 1 && document.getElementById(location.hash.slice(1))?.matches(".finding")) toPlace(location.hash.slice(1));
  for (const box of all("input.keep")) box.addEventListener("change", () => {
    for (const article of all(`.finding.${box.value}`)) article.hidden = !box.checked;
    for (const mark of all(`.sheet .${box.value}`)) mark.hidden = !box.checked;
  });

  // A row of a table and its place on the picture
  for (const row of all(".row")) {
    const box = document.querySelector(`.row-box[data-row="${CSS.escape(row.dataset.row)}"]`);
    for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]])
      row.addEventListener(event, () => { row.classList.toggle("active", on); box?.classList.toggle("active", on); });
  }

  // Lines for data/corrections.csv
  const records = JSON.parse(document.getElementById("records")?.textContent || "{}");
  const said = document.getElementById("said");
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const copy = async (button, area) => {
    const line = button.dataset.line;
    let done = true;
    try { await navigator.clipboard.writeText(line); } catch {
      area.focus();
      area.select();
      try { done = document.execCommand("copy"); } catch { done = false; }
    }
    const words = done ? button.dataset[language()] : said.dataset[`keys${language() === "id" ? "Id" : "En"}`];
    said.textContent = words;
    const before = button.innerHTML;
    if (!button.dataset.told) {
      button.dataset.told = "1";
      button.textContent = words;
      setTimeout(() => { button.innerHTML = before; delete button.dataset.told; }, 2500);
    }
  };
  const judge = (button, details) => {
    const made = document.getElementById("fix-form").content.cloneNode(true).firstElementChild;
    const [field, value, reason, who] = ["field", "value", "reason", "who"].map((n) => made.querySelector(`[name=${n}]`));
    for (const input of [field, value]) input.closest("label").remove();
    const parts = split(button.dataset.line);
    who.value = memory.get("iku-who") ?? "";
    const update = () => {
      const day = who.value ? new Date().toISOString().slice(0, 10) : "";
      button.dataset.line = parts.map((part, at) => ({ 6: reason.value, 7: who.value, 8: day })[at] ?? part).map(cell).join(",");
      details.querySelector("textarea").value = button.dataset.line;
    };
    reason.addEventListener("input", update);
    who.addEventListener("input", () => { memory.set("iku-who", who.value); update(); });
    details.querySelector("summary").after(made);
    update();
  };
  const form = (button, details) => {
    const [table, values, printed = {}, file = ""] = records[button.dataset.record] ?? [];
    if (details.querySelector(".form")) return;
    if (button.dataset.verdict) return judge(button, details);
    if (!values) return;
    const made = document.getElementById("fix-form").content.cloneNode(true).firstElementChild;
    const [field, value, reason, who] = ["field", "value", "reason", "who"].map((n) => made.querySelector(`[name=${n}]`));
    for (const name of Object.keys(values)) field.add(new Option(name, name, false, name === button.dataset.field));
    const parts = split(button.dataset.line);
    value.value = parts[3]; reason.value = parts[6]; who.value = memory.get("iku-who") ?? "";
    const update = () => {
      const day = who.value ? new Date().toISOString().slice(0, 10) : "";
      button.dataset.line = [table, button.dataset.record, field.value, value.value, "value", "", reason.value, who.value, day, printed[field.value] ?? "", file].map(cell).join(",");
      details.querySelector("textarea").value = button.dataset.line;
    };
    field.addEventListener("change", () => { value.value = values[field.value]; update(); });
    for (const input of [value, reason]) input.addEventListener("input", update);
    who.addEventListener("input", () => { memory.set("iku-who", who.value); update(); });
    details.querySelector("summary").after(made);
    if (who.value) update();
  };
  const split = (line) => {
    const parts = [""];
    let quoted = false;
    for (const c of line) {
      if (c === '"') quoted = !quoted;
      else if (c === "," && !quoted) parts.push("");
      else parts[parts.length - 1] += c;
    }
    return parts;
  };
  for (const button of all(".copy")) {
    const details = button.nextElementSibling;
    button.addEventListener("click", () => {
      details.open = true;
      copy(button, details.querySelector("textarea"));
    });
    details.addEventListener("toggle", () => { if (details.open) form(button, details); });
    details.querySelector("textarea").addEventListener("focus", (event) => event.target.select());
  }
})();
