"use strict";
// Charts to explore: the drawing gives way to a Vega view when a reader asks for it. Nothing is loaded before.
(() => {
  const here = document.currentScript.dataset;
  let engine;

  const script = (source) => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = source;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
  const loaded = () => (engine ??= script(here.vega).then(() => script(here.interpreter)));

  const tooltip = (box) => (_handler, event, _item, value) => {
    box.hidden = value === null || value === undefined || value === "";
    if (box.hidden) return;
    const rows = typeof value === "object" ? Object.entries(value) : [["", value]];
    box.replaceChildren(...rows.flatMap(([name, text]) => {
      const [term, said] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = name;
      said.textContent = text;
      return [term, said];
    }));
    const around = box.parentElement.getBoundingClientRect();
    const left = Math.min(event.clientX - around.left + 12, around.width - box.offsetWidth - 4);
    box.style.left = `${Math.max(left, 0)}px`;
    box.style.top = `${event.clientY - around.top + 16}px`;
  };

  const explore = async (button) => {
    const figure = button.closest(".chart");
    button.disabled = true;
    try {
      const [answer] = await Promise.all([fetch(button.dataset.vega), loaded()]);
      const place = document.createElement("div");
      place.className = "chart-view";
      place.setAttribute("role", "img");
      place.setAttribute("aria-label", button.dataset.title);
      const box = document.createElement("dl");
      box.className = "chart-tip";
      box.hidden = true;
      const drawing = document.createElement("div");
      place.append(drawing, box);
      figure.querySelector(".chart-wide").before(place);
      const runtime = vega.parse(await answer.json(), null, { ast: true });
      const view = new vega.View(runtime, { expr: vegaInterpreter, renderer: "canvas", hover: true, container: drawing });
      view.tooltip(tooltip(box));
      await view.runAsync();
      figure.classList.add("is-explored");
      button.hidden = true;
    } catch (fault) {
      button.disabled = false;
      console.error(fault);
    }
  };

  for (const button of document.querySelectorAll(".explore")) {
    button.hidden = false;
    button.addEventListener("click", () => explore(button));
  }
})();
