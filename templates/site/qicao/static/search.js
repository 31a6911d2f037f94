// Finds every place that holds all the words of the question. Chinese needs no words cut: a phrase is found as it is written.
(() => {
  "use strict";
  const FIRST = 10; // places of a page that are shown at once
  const BEFORE = 30, AFTER = 90; // characters of an extract around the first word
  const root = document.documentElement.dataset.root;
  const asked = new URLSearchParams(location.search);
  const field = document.getElementById("qicao-q");
  const state = document.getElementById("qicao-state");
  const results = document.getElementById("qicao-results");

  // The same for what a reader takes for the same: widths, cases, dashes, and blanks of any kind or none.
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, "");
  const pages = window.QICAO_SEARCH.map(([name, number, title, stage, places]) => ({
    name, number, title, stage,
    places: places.map(([id, head, text]) => ({ id, head, text, inHead: fold(head), inText: fold(text) })),
  }));

  // How well a place answers: by its number, by its title, by its text; the words together before the words apart.
  const rank = (place, whole, words) => {
    if (fold(place.head.split("\u3000")[0]) === whole) return 5;
    if (place.inHead.includes(whole)) return 4;
    if (words.every((word) => place.inHead.includes(word))) return 3;
    if (place.inText.includes(whole)) return 2;
    return words.every((word) => place.inHead.includes(word) || place.inText.includes(word)) ? 1 : 0;
  };
  const answer = (page, whole, words) => page.places
    .map((place) => ({ place, rank: rank(place, whole, words) }))
    .filter((found) => found.rank)
    .sort((one, other) => other.rank - one.rank);

  const element = (tag, kind, ...children) => {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  };
  // The stretches of the text in which the words stand, without overlaps.
  const stretches = (text, words) => {
    let folded = "";
    const from = [];
    for (let at = 0; at < text.length; at += 1) for (const char of fold(text[at])) { folded += char; from.push(at); }
    const found = [];
    for (const word of words)
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
        found.push([from[at], from[at + word.length - 1] + 1]);
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    return found.filter(([start], place) => !place || start >= Math.max(...found.slice(0, place).map(([, end]) => end)));
  };
  const marked = (text, words, first, last) => {
    const parts = [];
    let at = first;
    for (const [start, end] of stretches(text, words)) {
      if (start < first || end > last) continue;
      parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at, last)];
  };
  const extract = (text, words) => {
    const start = Math.max((stretches(text, words)[0]?.[0] ?? 0) - BEFORE, 0), end = start + BEFORE + AFTER;
    return element("p", "extract", start ? "…" : "", ...marked(text, words, start, end), end < text.length ? "…" : "");
  };
  const item = (page, place, words, question) => {
    const link = element("a", "", ...marked(place.head || page.title, words, 0, Infinity));
    link.href = `${root}${page.name.split("/").map(encodeURIComponent).join("/")}.html?q=${encodeURIComponent(question)}#${encodeURIComponent(place.id)}`;
    return element("li", "", link, ...(place.text ? [extract(place.text, words)] : []));
  };
  const group = ({ page, found }, words, question) => {
    const items = found.map(({ place }) => item(page, place, words, question));
    const head = element("h2", "", element("span", "number", page.number), ` ${page.title} `, element("span", "stage", page.stage || "指南"), element("span", "count", ` ${found.length} 处`));
    const more = items.length > FIRST ? [element("details", "", element("summary", "", `其余 ${items.length - FIRST} 处`), element("ol", "", ...items.slice(FIRST)))] : [];
    return element("section", "found", head, element("ol", "", ...items.slice(0, FIRST)), ...more);
  };

  const show = (question) => {
    const words = question.trim().split(/\s+/).map(fold).filter(Boolean);
    if (!words.length) {
      state.textContent = "请在上方输入要找的词、条号或标准号；用空格分开的几个词都要出现。";
      results.replaceChildren();
      return;
    }
    const found = pages
      .map((page) => ({ page, found: answer(page, fold(question), words) }))
      .filter((one) => one.found.length)
      .sort((one, other) => (other.page.name === asked.get("from")) - (one.page.name === asked.get("from")) || other.found[0].rank - one.found[0].rank || other.found.length - one.found.length);
    const count = found.reduce((sum, one) => sum + one.found.length, 0);
    state.textContent = count ? `${found.length} 个页面，${count} 处` : "没有找到。请换一个词，或少写几个字。";
    results.replaceChildren(...found.map((one) => group(one, words, question)));
  };
  field.addEventListener("input", () => {
    asked.set("q", field.value);
    history.replaceState(null, "", `?${asked}`);
    show(field.value);
  });
  show(field.value);
})();
