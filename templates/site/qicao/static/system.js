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

  const columns = (words) => (words ?? "").split(" ").filter(Boolean).map(Number);
  // Cells of such a column hold several words, each of which can be chosen.
  const values = (table, row, column) => {
    const found = value(row.cells[column]);
    return columns(table.dataset.several).includes(column) ? found.split("、") : [found];
  };

  const list = (table, column, rows) => {
    const words = [...new Set(rows.flatMap((row) => values(table, row, column)))].filter(Boolean).sort((one, other) => one.localeCompare(other, "zh"));
    const chosen = element("select", "", new Option("全部", ""), ...words.map((one) => new Option(one, one)));
    const head = table.tHead.rows[0].cells[column].textContent;
    const label = element("label", "", `${head} `, chosen);
    const fits = (row) => !chosen.value || values(table, row, column).includes(chosen.value);
    const ask = (asked) => { if ([...chosen.options].some((one) => one.value === asked)) chosen.value = asked; };
    return { chosen, label, head, fits, ask };
  };
  // A field for words of one column; it proposes those that stand there more than once.
  const words = (table, column, rows, name) => {
    const head = table.tHead.rows[0].cells[column].textContent;
    const cells = rows.map((row) => value(row.cells[column]));
    const often = [...new Set(cells.filter((one, at) => one !== "—" && cells.indexOf(one) !== at))];
    const proposed = element("datalist", "", ...often.map((one) => new Option(one)));
    proposed.id = `qicao-words-${name}-${column}`;
    const chosen = element("input");
    chosen.type = "search";
    chosen.setAttribute("list", proposed.id);
    const label = element("label", "", `${head} `, chosen, proposed);
    const folded = new Map(rows.map((row, at) => [row, fold(cells[at])]));
    const fits = (row) => folded.get(row).includes(fold(chosen.value));
    const ask = (asked) => { chosen.value = asked; };
    return { chosen, label, head, fits, ask };
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
    const texts = rows.map((row) => fold(row.textContent));
    const input = field("筛选");
    const lists = [
      ...columns(table.dataset.filter).map((column) => list(table, column, rows)),
      ...columns(table.dataset.ask).map((column) => words(table, column, rows, at)),
    ];
    const count = status();
    const show = () => {
      const asked = input.value.trim().split(/\s+/).map(fold).filter(Boolean);
      let left = 0;
      rows.forEach((row, at) => {
        const fits = asked.every((word) => texts[at].includes(word)) && lists.every(({ fits }) => fits(row));
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
      for (const { head, chosen } of lists) kept.set(head, chosen.value.trim());
      show();
    });
    table.parentElement.before(form);
    input.value = kept.get("筛选");
    for (const { head, ask } of lists) ask(kept.get(head));
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
