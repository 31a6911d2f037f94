// Finds every clause that holds all the words of the question. Chinese needs no words cut: a phrase is found as it is written.
(() => {
  "use strict";
  const root = document.documentElement.dataset.root;
  const question = new URLSearchParams(location.search).get("q") ?? "";
  const words = question.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const field = document.getElementById("q"), state = document.getElementById("search-state"), list = document.getElementById("search-results");
  field.value = question;
  if (!words.length) { state.textContent = "请在上方输入要找的词。"; return; }
  const score = (title, text) => words.every((word) => title.includes(word)) ? 2 : words.every((word) => title.includes(word) || text.includes(word)) ? 1 : 0;
  const found = window.QICAO_SEARCH.map((entry) => [score(entry[3].toLowerCase(), entry[4].toLowerCase()), entry]).filter(([rank]) => rank).sort((one, other) => other[0] - one[0]).slice(0, 100);
  state.textContent = found.length ? `找到 ${found.length} 处` : "没有找到。";
  for (const [, [page, name, id, title, text]] of found) {
    const item = document.createElement("li"), link = document.createElement("a"), where = document.createElement("p"), extract = document.createElement("p");
    link.href = `${root}${page}.html#${encodeURIComponent(id)}`;
    link.textContent = title;
    where.className = "where"; where.textContent = name;
    const at = Math.max(text.toLowerCase().indexOf(words[0]), 0), start = Math.max(at - 30, 0);
    extract.append(start ? "…" : "", text.slice(start, at));
    const mark = document.createElement("mark"); mark.textContent = text.slice(at, at + words[0].length);
    extract.append(mark, text.slice(at + words[0].length, at + 80), "…");
    item.append(link, extract, where); list.append(item);
  }
})();
