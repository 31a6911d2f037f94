// Marks the words that were searched for, in the place that the search led to.
(() => {
  "use strict";
  const words = (new URLSearchParams(location.search).get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!words.length || !place || !CSS.highlights) return;
  const found = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.toLowerCase();
    for (const word of words)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
        found.push(new StaticRange({ startContainer: texts.currentNode, startOffset: at, endContainer: texts.currentNode, endOffset: at + word.length }));
  }
  CSS.highlights.set("qicao-found", new Highlight(...found));
})();
