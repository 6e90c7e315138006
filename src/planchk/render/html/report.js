"use strict";
// Filters of the coverage report. What is chosen stands in the address behind "#?", so that it can be
// kept and sent. Without this script everything on the page is shown.
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const chosen = document.getElementById("chosen");
  const pick = (selector) => [...document.querySelectorAll(selector)];
  const tokens = (text) => new Set((text || "").split(" ").filter(Boolean));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const read = (name) => pick(`[data-${name}]`).map((element) => ({
    element,
    owners: tokens(element.dataset.owners),
    findings: tokens(element.dataset.findings),
    text: null,
  }));
  const findings = read("finding");
  for (const each of findings) {
    const data = each.element.dataset;
    each.statuses = data.possible === "yes" ? [data.standing, "possible"] : [data.standing];
    each.service = data.service;
    each.findings = new Set([data.finding]);
  }
  const actions = read("action");
  const problems = read("problem");

  const chosenNow = () => ({
    status: pick("[name=status]:checked").map((box) => box.value),
    service: form.elements.service.value,
    owner: form.elements.owner.value,
    words: form.elements.words.value.trim(),
  });

  const has = (thing, words) => {
    thing.text ??= fold(thing.element.textContent);
    return words.every((word) => thing.text.includes(word));
  };

  // Things are shown by the findings that they concern: a finding concerns itself.
  const apply = () => {
    const now = chosenNow();
    const words = fold(now.words).split(/\s+/).filter(Boolean);
    const narrowed = now.status.length > 0 || now.service !== "";
    const fitting = new Set(findings.filter((each) =>
      (!now.status.length || each.statuses.some((status) => now.status.includes(status)))
      && (!now.service || each.service === now.service)).map((each) => each.element.dataset.finding));
    const count = (things) => {
      let number = 0;
      for (const each of things) {
        const fits = (!now.owner || each.owners.has(now.owner))
          && (!narrowed || [...each.findings].some((finding) => fitting.has(finding)))
          && has(each, words);
        each.element.hidden = !fits;
        number += fits;
      }
      return number;
    };
    const numbers = {
      findings: count(findings), actions: count(actions), problems: count(problems),
      all_findings: findings.length, all_actions: actions.length, all_problems: problems.length,
    };
    for (const group of pick("[data-group]")) group.hidden = !group.querySelector("[data-finding]:not([hidden])");
    for (const table of pick("[data-table]")) table.hidden = !table.querySelector("tbody tr:not([hidden])");
    for (const none of pick("[data-none]")) none.hidden = numbers[`${none.dataset.none}s`] > 0;
    shown.textContent = shown.dataset.text.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
    tellChosen();
  };

  // Said on paper, where the filters themselves are left out.
  const tellChosen = () => {
    const boxes = pick("[name=status]:checked").map((box) => box.labels[0].textContent);
    const lists = pick("#filters select").filter((list) => list.value).map((list) => list.selectedOptions[0].text);
    const words = form.elements.words.value.trim();
    const all = [...boxes, ...lists, ...(words ? [`“${words}”`] : [])];
    chosen.hidden = all.length === 0;
    chosen.textContent = chosen.dataset.text.replace("{filters}", () => all.join("; "));
  };

  // An owner goes by name: their number changes from one version of a plan to the next.
  const keep = () => {
    const now = chosenNow();
    const kept = new URLSearchParams();
    for (const status of now.status) kept.append("status", status);
    if (now.service) kept.set("service", now.service);
    if (now.owner) kept.set("owner", form.elements.owner.selectedOptions[0].text);
    if (now.words) kept.set("words", now.words);
    const text = kept.toString();
    history.replaceState(null, "", text ? `#?${text}` : location.pathname + location.search);
  };

  const fill = (kept) => {
    const statuses = kept.getAll("status");
    for (const box of pick("[name=status]")) box.checked = statuses.includes(box.value);
    const select = (list, fits) => {
      list.value = ([...list.options].find((option) => option.value && fits(option)) || list.options[0]).value;
    };
    select(form.elements.service, (option) => option.value === kept.get("service"));
    select(form.elements.owner, (option) => option.text === kept.get("owner"));
    form.elements.words.value = kept.get("words") || "";
    apply();
  };

  // Whoever follows a link to something that is filtered out, or folded away, gets to see it.
  const reveal = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // no address of this page
    }
    if (!target) return;
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    if (target.closest("[hidden]")) {
      fill(new URLSearchParams());
    }
    target.scrollIntoView();
  };

  const follow = () => (location.hash.startsWith("#?") ? fill(new URLSearchParams(location.hash.slice(2))) : reveal());

  let waiting = 0;
  const change = () => { apply(); keep(); };
  form.addEventListener("change", change);
  form.addEventListener("input", (event) => {
    if (event.target !== form.elements.words) return;
    clearTimeout(waiting);
    waiting = setTimeout(change, 200);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); change(); });
  form.addEventListener("reset", () => setTimeout(change));
  addEventListener("hashchange", follow);

  // On paper nothing can be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = pick("details:not([open])");
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of folded) each.open = false; });

  document.getElementById("filter").hidden = false;
  apply();
  if (location.hash) follow();
})();
