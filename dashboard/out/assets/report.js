"use strict";
// Draws the figures of the report; their numbers, the world's outlines and this script are all in the file itself.
const held = (id) => JSON.parse(document.getElementById(id).textContent);
const figures = held("figures");
const world = held("world");
const outlines = held("outlines");
const INK = { light: "#22262B", dark: "#E8E5DE" };
const PRINTED = 680; // pixels between the margins of a page
const dark = window.matchMedia("(prefers-color-scheme: dark)");

// Plotly would fetch outlines of its own, unless it has them.
for (const name of ["world_110m", "world_50m"]) window.PlotlyGeoAssets.topojson[name] = outlines;

const ink = () => INK[dark.matches ? "dark" : "light"];
const places = figures.map((_, number) => document.getElementById(`figure-${number}`));

figures.forEach((figure, number) => {
  for (const trace of figure.data) if (trace.geojson === "world") trace.geojson = world;
  const layout = { ...figure.layout, autosize: true, font: { ...(figure.layout.font || {}), color: ink() } };
  const file = { format: "png", filename: `readout-figure-${number + 1}`, scale: 2 };
  const config = { responsive: true, displaylogo: false, scrollZoom: false, toImageButtonOptions: file };
  Plotly.newPlot(places[number], figure.data, layout, config).then(() => {
    places[number].dataset.drawn = "yes";
  });
});

const restyled = (change) => places.forEach((place) => Plotly.relayout(place, change));
dark.addEventListener("change", () => restyled({ "font.color": ink() }));

let folded = [];
window.addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const fold of folded) fold.open = true;
  restyled({ "font.color": INK.light, width: PRINTED });
});
window.addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
  restyled({ "font.color": ink(), width: null, autosize: true });
});
