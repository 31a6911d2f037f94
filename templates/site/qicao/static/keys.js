// The keyboard: / goes to the search, Escape leaves it.
(() => {
  "use strict";
  const field = document.getElementById("qicao-q");
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
    if (event.key === "Escape" && typing) typing.blur();
  });
})();
