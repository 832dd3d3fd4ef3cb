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

  // A drawing carries the colours of a light page; here it takes those that the sheet gives to the page as it is.
  const painted = (text, figure) => {
    const [sheet, { colours }] = [getComputedStyle(figure), JSON.parse(text).usermeta];
    const own = (colour) => sheet.getPropertyValue(colours[colour] ?? "").trim() || colour;
    return JSON.parse(text.replace(/"(#[0-9a-f]{6})"/g, (_whole, colour) => JSON.stringify(own(colour))));
  };

  const tooltip = (box) => (_handler, event, _item, value) => {
    box.hidden = value === null || value === undefined || value === "";
    if (box.hidden) return;
    box.replaceChildren(...Object.entries(value).flatMap(([name, text]) => {
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

  const view = async (figure, button, width) => {
    const [answer] = await Promise.all([fetch(button.dataset[width]), loaded()]);
    const place = document.createElement("div");
    place.className = `chart-view chart-drawing-${width}`;
    place.tabIndex = -1;
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", button.dataset.title);
    const box = document.createElement("dl");
    box.className = "chart-tip";
    box.hidden = true;
    const drawing = document.createElement("div");
    place.append(drawing, box);
    figure.querySelector(".chart-wide").before(place);
    const runtime = vega.parse(painted(await answer.text(), figure), null, { ast: true });
    const shown = new vega.View(runtime, { expr: vegaInterpreter, renderer: "svg", hover: true, container: drawing });
    await shown.tooltip(tooltip(box)).runAsync();
    return { place, shown, width };
  };

  // The same button leads there and back: the focus stays where it is.
  const toggled = (button) => {
    const figure = button.closest(".chart");
    const there = button.textContent;
    let open;
    const closed = ({ place, shown }) => {
      shown.finalize();
      place.remove();
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", async () => {
      if (!open) return;
      closed(open);
      open = await view(figure, button, open.width);
    });
    return async () => {
      button.disabled = true;
      try {
        if (open) {
          closed(open);
          open = undefined;
        } else {
          const isNarrow = figure.querySelector(".chart-narrow").checkVisibility();
          open = await view(figure, button, isNarrow ? "narrow" : "wide");
        }
        figure.classList.toggle("is-explored", Boolean(open));
        button.textContent = open ? button.dataset.back : there;
      } catch (fault) {
        console.error(fault);
      } finally {
        button.disabled = false;
        button.focus();
      }
    };
  };

  for (const button of document.querySelectorAll(".explore")) {
    button.hidden = false;
    button.addEventListener("click", toggled(button));
  }
})();
