// Filters the tables and the tree of the standards system; without it all rows are there.
(() => {
  "use strict";
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, "");
  const element = (tag, kind, ...children) => {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  };
  const field = (words) => {
    const input = element("input");
    input.type = "search";
    input.placeholder = words;
    input.setAttribute("aria-label", words);
    return input;
  };
  const status = () => {
    const made = element("output", "");
    made.setAttribute("aria-live", "polite");
    return made;
  };
  // What a cell is about, without the marks beside it, unless it holds nothing else.
  const value = (cell) => {
    const copy = cell.cloneNode(true);
    for (const mark of copy.querySelectorAll(".mark")) mark.remove();
    return copy.textContent.trim() || cell.textContent.trim();
  };

  const list = (table, column, rows) => {
    const values = [...new Set(rows.map((row) => value(row.cells[column])))].filter(Boolean).sort((one, other) => one.localeCompare(other, "zh"));
    const chosen = element("select", "", new Option("全部", ""), ...values.map((one) => new Option(one, one)));
    const head = table.tHead.rows[0].cells[column].textContent;
    const label = element("label", "", `${head} `, chosen);
    return { column, chosen, label, head };
  };
  // What is asked stands in the address, so that a page that is come back to or sent on shows the same rows.
  const remembered = (at) => {
    const name = (key) => (at ? `${at + 1}.${key}` : key);
    return {
      get: (key) => new URLSearchParams(location.search).get(name(key)) ?? "",
      set: (key, value) => {
        const asked = new URLSearchParams(location.search);
        if (value) asked.set(name(key), value);
        else asked.delete(name(key));
        const query = asked.toString();
        history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      },
    };
  };
  const filterTable = (table, at) => {
    const kept = remembered(at);
    const rows = [...table.tBodies[0].rows];
    const words = rows.map((row) => fold(row.textContent));
    const input = field("筛选");
    const lists = table.dataset.filter.split(" ").filter(Boolean).map((column) => list(table, Number(column), rows));
    const count = status();
    const show = () => {
      const asked = input.value.trim().split(/\s+/).map(fold).filter(Boolean);
      let left = 0;
      rows.forEach((row, at) => {
        const fits = asked.every((word) => words[at].includes(word))
          && lists.every(({ column, chosen }) => !chosen.value || value(row.cells[column]) === chosen.value);
        row.hidden = !fits;
        left += fits;
      });
      count.textContent = `${left}／${rows.length} 行`;
    };
    const form = element("form", "filter", input, ...lists.map(({ label }) => label), count);
    form.autocomplete = "off";
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      kept.set("筛选", input.value.trim());
      for (const { head, chosen } of lists) kept.set(head, chosen.value);
      show();
    });
    table.parentElement.before(form);
    input.value = kept.get("筛选");
    for (const { head, chosen } of lists) {
      const asked = kept.get(head);
      if ([...chosen.options].some((one) => one.value === asked)) chosen.value = asked;
    }
    show();
  };

  const filterTree = (tree) => {
    const kept = remembered(0);
    const items = [...tree.querySelectorAll("li")];
    const before = new Map([...tree.querySelectorAll("details")].map((one) => [one, one.open]));
    const input = field("在体系中找");
    const count = status();
    const own = (item) => fold((item.querySelector(":scope > details > summary") ?? item).textContent);
    const show = () => {
      const asked = fold(input.value);
      let found = 0;
      const fits = (item) => {
        const below = [...item.querySelectorAll(":scope > details > ul > li")];
        const hit = !asked || own(item).includes(asked);
        const inside = below.map(fits).some(Boolean);
        if (asked && hit && !below.length) found += 1;
        if (hit && asked) for (const one of below) for (const all of [one, ...one.querySelectorAll("li")]) all.hidden = false;
        item.hidden = !hit && !inside;
        const details = item.querySelector(":scope > details");
        if (details) details.open = asked ? inside : before.get(details);
        return hit || inside;
      };
      for (const item of items.filter((one) => one.parentElement.parentElement === tree)) fits(item);
      count.textContent = asked ? `${found} 项` : "";
    };
    const all = element("button", "", "全部展开");
    all.type = "button";
    all.addEventListener("click", () => {
      const open = all.textContent === "全部展开";
      for (const one of tree.querySelectorAll("details")) one.open = open;
      all.textContent = open ? "全部收起" : "全部展开";
    });
    const form = element("form", "filter", input, all, count);
    form.autocomplete = "off";
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", () => {
      kept.set("找", input.value.trim());
      show();
    });
    tree.before(form);
    input.value = kept.get("找");
    if (input.value) show();
  };

  // A picture that is wider than its place opens where its first words are.
  const showWords = (sheet) => {
    const words = sheet.querySelector("svg text");
    if (!words || sheet.scrollWidth <= sheet.clientWidth) return;
    const seen = sheet.getBoundingClientRect(), found = words.getBoundingClientRect();
    if (found.right > seen.right) sheet.scrollLeft = found.left + found.width / 2 - seen.left - seen.width / 2;
  };
  for (const sheet of document.querySelectorAll(".sheet")) showWords(sheet);

  document.querySelectorAll("table[data-filter]").forEach(filterTable);
  for (const tree of document.querySelectorAll("[data-tree]")) filterTree(tree);
})();
