// Draws the charts: joins their options (charts.js, made by go-echarts) with the
// page's own figures. Texts come ready from the page.
"use strict";

(function () {
  const { page, element, said } = nines;
  const fonts = getComputedStyle(document.body).fontFamily;

  // tip is what a chart says under the pointer: lines, the first one strong.
  function tip(lines) {
    const box = element("div", undefined, "tip");
    (lines || []).forEach((line, n) => box.append(element(n ? "div" : "b", line)));
    return box;
  }

  // rowTip is what a row of a table of outages says.
  function rowTip(tr) {
    const [what, when, ...rest] = tr.children;
    const small = (cell) => [...cell.querySelectorAll("small")].map((s) => s.textContent);
    return [said(what), ...small(what), said(when), ...small(when), ...rest.slice(0, 2).map((c) => `${c.dataset.label}: ${said(c)}`)];
  }

  const textStyle = (more) => ({ fontFamily: fonts, fontSize: 12, fill: "var(--muted)", ...more });

  // percent is a share of a million as text without trailing zeros.
  const percent = (ppm) => `${+(ppm / 10000).toFixed(6)} %`;

  // span is a rough length of time for an axis.
  function span(ms) {
    if (ms >= 3600e3) return `${+(ms / 3600e3).toPrecision(2)} h`;
    if (ms >= 60e3) return `${+(ms / 60e3).toPrecision(2)} min`;
    return `${+(ms / 1e3).toPrecision(2)} s`;
  }

  // hatch marks a bar without colour.
  const hatch = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: -Math.PI / 4, color: "rgba(255, 255, 255, 0.45)" };

  const series = (option, name) => option.series.find((s) => s.name === name);

  // Each binder puts figures into the options of its kind and says how high
  // the picture is. A shape of its own that stands for a figure is called "mark",
  // so that a test can count them.
  const binders = {
    timeline(option, figures, width) {
      const x = option.xAxis[0], y = option.yAxis[0];
      const labels = new Map(figures.days);
      const places = figures.days.map(([at]) => at);
      const outages = document.querySelectorAll("#outages tbody tr");
      const all = (figures.bars || []).map(([lane, start, length, style, height, tip, open, href]) => ({
        lane, start: figures.from + start * 1e3, end: figures.from + (start + length) * 1e3, style, height, open, href, tip: typeof tip === "number" ? rowTip(outages[tip - 1]) : tip }));
      Object.assign(x, { min: figures.from, max: figures.to });
      const every = Math.ceil((64 * places.length) / (width - (width < 600 ? 130 : 216))); // a label takes 64 pixels
      Object.assign(x.axisLabel, { customValues: places.filter((_, n) => n % every === 0), formatter: (v) => labels.get(v) || "", lineHeight: 15, hideOverlap: true, showMinLabel: null, showMaxLabel: null });
      x.axisTick = { show: true, customValues: places, lineStyle: { color: "var(--line)" } };
      y.data = figures.lanes;
      Object.assign(y.axisLabel, { color: "var(--ink)", lineHeight: 15, width: width < 600 ? 104 : 200, overflow: width < 600 && !figures.lanes.some((l) => l.includes("\n")) ? "break" : "truncate", interval: 0, showMinLabel: null, showMaxLabel: null });
      y.axisTick = { show: false };
      const marks = figures.marks || [];
      const windows = all.filter((b) => b.style === "w");
      const bars = all.filter((b) => b.style !== "w");
      const item = (b, n) => ({ value: [b.start, b.lane, b.end, n], tip: b.tip, href: b.href });
      Object.assign(series(option, "lanes"), { silent: true, data: [[figures.from, 0, 0, 0]], renderItem: lanes(figures, bars), z: 4 });
      Object.assign(series(option, "maintenance"), { data: windows.map(item), renderItem: bar(windows), z: 1 });
      Object.assign(series(option, "outages"), { data: bars.map(item), renderItem: bar(bars), z: 2 });
      Object.assign(series(option, "notices"), { data: marks.map((m, n) => ({ value: [m.at, m.lane, 0, n], tip: m.tip })), renderItem: dot, z: 3 });
      const twoLines = figures.days.some(([, text]) => text.includes("\n"));
      // The room for labels at places of one's own is not reckoned by ECharts.
      option.grid[0].bottom = twoLines ? 36 : 20;
      return figures.lanes.length * 64 + (twoLines ? 76 : 58);
    },

    calendar(option, figures, width) {
      const c = option.calendar[0];
      c.range = [figures.from, figures.to];
      c.cellSize = "auto";
      c.dayLabel.nameMap = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
      c.itemStyle = { color: "none", borderWidth: 0 };
      const days = series(option, "days");
      days.data = figures.days.map((d) => ({ value: [d.date, d.level], tip: d.tip }));
      days.renderItem = (params, api) => {
        const d = figures.days[params.dataIndex];
        const [x, y] = api.coord(api.value(0));
        const w = params.coordSys.cellWidth - 3, h = params.coordSys.cellHeight - 3;
        const ink = d.level > 3 ? "var(--h-ink-deep)" : "var(--h-ink)";
        const children = [
          { type: "rect", name: "mark", shape: { x: x - w / 2, y: y - h / 2, width: w, height: h, r: 5 }, style: { fill: `var(--h${d.level})` } },
          { type: "text", style: textStyle({ text: d.day, x: x - w / 2 + 7, y: y - h / 2 + 6, fill: d.level ? ink : "var(--muted)" }) },
        ];
        // Both units in one line, as in 1 h 20 min, are wider than a cell.
        const text = d.text && d.text.replace(/([a-z]) /, "$1\n");
        if (text && w > 62) children.push({ type: "text", style: textStyle({ text, lineHeight: 15, x: x + w / 2 - 7, y: y + h / 2 - 4, align: "right", verticalAlign: "bottom", fill: ink, fontWeight: 600 }) });
        return { type: "group", children };
      };
      const weeks = Math.ceil((figures.days.length + (new Date(figures.from + "T00:00:00Z").getUTCDay() + 6) % 7) / 7);
      return weeks * (width < 340 ? 40 : 56) + 30; // on paper lower
    },

    availability(option, figures, width, place) {
      const x = option.xAxis[0], y = option.yAxis[0];
      const rows = [...place.closest("figure").querySelectorAll(".behind tbody tr")].reverse();
      const names = rows.map((tr) => said(tr.children[0]));
      const texts = rows.map((tr) => said(tr.children[figures.column]));
      const tipOf = (n) => tip([names[n], texts[n], `target ${figures.targetText}`]);
      x.data = names.map((m) => (m.startsWith("Jan") ? `Jan\n${m.slice(-4)}` : m.slice(0, 3)));
      const january = Math.max(0, names.findIndex((m) => m.startsWith("Jan")));
      const step = width < 460 ? 2 : 1;
      Object.assign(x.axisLabel, { lineHeight: 15, interval: (n) => (n - january) % step === 0, showMinLabel: null, showMaxLabel: null });
      const marks = [];
      for (let v = figures.top; v <= figures.bottom; v *= 10) marks.push(v);
      Object.assign(y, { min: figures.top, max: figures.bottom, logBase: 10 });
      Object.assign(y.axisLabel, {
        formatter: (v) => `{p|${percent(1e6 - v / 1000)}}\n{m|${span(figures.monthMs * v / 1e9)}}`,
        rich: { p: { color: "var(--ink)", fontSize: 12, lineHeight: 14, align: "right" }, m: { color: "var(--muted)", fontSize: 11, lineHeight: 13, align: "right" } },
      });
      const within = (v) => (v < 0 ? null : Math.min(figures.bottom, Math.max(figures.top, v)));
      series(option, "availability").data = figures.values.map((v, n) => texts[n].startsWith("✕")
        ? { value: within(v), symbol: "diamond", symbolSize: 12, itemStyle: { color: "var(--breach)" } }
        : { value: within(v) });
      const target = series(option, "target");
      target.data = figures.target < 0 ? [] : names.map(() => within(figures.target));
      target.endLabel = { show: true, formatter: figures.targetText, color: "var(--ink)", fontSize: 11, distance: 4 };
      option.grid[0].right = figures.targetText.length * 6 + 14; // room for it beside the line
      target.silent = true;
      option.tooltip.axisPointer = { type: "line", lineStyle: { color: "var(--line)" } };
      option.tooltip.formatter = (list) => tipOf(list[0].dataIndex);
      return 76 + 46 * (marks.length - 1);
    },

    spread(option, figures, width) {
      const x = option.xAxis[0];
      x.data = figures.bands;
      Object.assign(x.axisLabel, { interval: 0, fontSize: width < 720 ? 10 : 12, rotate: width < 720 ? 50 : 0, showMinLabel: null, showMaxLabel: null });
      x.nameTextStyle = { color: "var(--muted)", fontFamily: fonts };
      if (width < 720) x.nameGap = 64;
      Object.assign(option.yAxis[0], { nameTextStyle: { color: "var(--muted)", align: "left", padding: [0, 0, 0, -28] } });
      const missed = series(option, "missed");
      missed.data = figures.missed.map((v) => v || null);
      missed.itemStyle.decal = hatch;
      missed.barMaxWidth = 72;
      missed.label = { show: true, position: "insideBottom", distance: 6, formatter: (p) => (p.value ? `✕ ${p.value.toLocaleString("en")}` : ""), color: "var(--breach)", backgroundColor: "var(--paper)", borderRadius: 3, padding: [2, 5], fontSize: 12 };
      const kept = series(option, "kept");
      kept.data = figures.kept.map((v) => v || null);
      kept.label = { show: true, position: "top", color: "var(--ink)", fontSize: 12, formatter: (p) => (p.value ? p.value.toLocaleString("en") : "") };
      const lines = series(option, "targets");
      lines.data = figures.targets.map((t) => [t.before, 0]);
      lines.silent = true;
      lines.renderItem = (params, api) => {
        const t = figures.targets[params.dataIndex];
        const at = api.coord([t.before, 0])[0] - api.size([1, 0])[0] / 2;
        const row = width < 720 ? (figures.targets.length - 1 - params.dataIndex) % 3 * 13 : 0;
        const top = params.coordSys.y - 6 - row, bottom = params.coordSys.y + params.coordSys.height;
        return { type: "group", children: [
          { type: "line", name: "mark", shape: { x1: at, y1: top, x2: at, y2: bottom }, style: { stroke: "var(--ink)", lineWidth: 1.25, lineDash: [4, 3] } },
          { type: "text", style: textStyle({ text: t.text, x: at, y: top - 3, align: "center", verticalAlign: "bottom", fill: "var(--ink)", fontSize: 11 }) },
        ] };
      };
      option.tooltip.formatter = (list) => tip(figures.tips[list[0].dataIndex]);
      if (width < 720) option.grid[0].top = 56;
      return width < 720 ? 350 : 300;
    },

    pareto(option, figures, width) {
      const y = option.yAxis[0];
      y.data = figures.names;
      y.axisTick = { show: false };
      Object.assign(y.axisLabel, { color: "var(--ink)", width: width < 600 ? 150 : 240, overflow: "truncate", showMinLabel: null, showMaxLabel: null });
      Object.assign(option.xAxis[0].axisLabel, { formatter: percent });
      option.xAxis[0].splitNumber = width < 600 ? 2 : 4;
      series(option, "share").data = figures.values.map((v, n) => ({ value: v, href: figures.hrefs[n],
        label: v > 420000
          ? { show: true, position: "insideLeft", color: "var(--h-ink-deep)", formatter: figures.texts[n], fontSize: 12 }
          : { show: true, position: "right", color: "var(--ink)", formatter: figures.texts[n], fontSize: 12, backgroundColor: "var(--paper)", padding: [1, 3] } }));
      const running = series(option, "running");
      running.data = figures.running.map((v, n) => [v, n]);
      running.z = 1;
      option.tooltip.formatter = (list) => tip(figures.tips[list[0].dataIndex]);
      return 36 * figures.names.length + 46;
    },

    regions(option, figures, width) {
      option.xAxis[0].data = figures.regions;
      const crowded = (width - 130) / figures.regions.length < 60; // names and figures would overlap
      if (crowded) option.grid[0].top = 64;
      Object.assign(option.xAxis[0].axisLabel, { interval: 0, rotate: crowded ? 50 : 0, showMinLabel: null, showMaxLabel: null });
      const y = option.yAxis[0];
      y.data = figures.services;
      y.axisTick = { show: false };
      Object.assign(y.axisLabel, { color: "var(--ink)", width: 110, overflow: "break", lineHeight: 16, showMinLabel: null, showMaxLabel: null });
      const cells = series(option, "cells");
      cells.data = figures.cells.map((c) => ({ value: [c.region, c.service], tip: c.tip }));
      cells.renderItem = (params, api) => {
        const c = figures.cells[params.dataIndex];
        const [x, y] = api.coord([c.region, c.service]);
        const [bw, bh] = api.size([1, 1]);
        const w = bw - 4, h = bh - 4;
        const ink = c.missed ? "var(--breach)" : c.level > 3 ? "var(--h-ink-deep)" : "var(--h-ink)";
        const children = [
          { type: "rect", name: "mark", shape: { x: x - w / 2, y: y - h / 2, width: w, height: h, r: 6 }, style: { fill: c.missed ? "var(--breach-soft)" : `var(--h${c.level})` } },
          { type: "text", style: textStyle({ text: w > 48 ? c.text : c.missed ? "✕" : "", x, y: y - (w > 66 ? 8 : 0), align: "center", verticalAlign: "middle", fill: ink, fontSize: w < 80 ? 11 : 13, fontWeight: 600 }) },
        ];
        if (w > 66) children.push({ type: "text", style: textStyle({ text: c.sub, x, y: y + 10, align: "center", verticalAlign: "middle", fill: ink, fontSize: 11 }) });
        return { type: "group", children };
      };
      return (width < 340 ? 50 : 66) * figures.services.length + 38;
    },

    budget(option, figures) {
      const x = option.xAxis[0], y = option.yAxis[0];
      x.data = figures.days;
      x.axisLine = { show: true, onZero: false, lineStyle: { color: "var(--line)" } };
      Object.assign(x.axisLabel, { hideOverlap: true, showMinLabel: null, showMaxLabel: null });
      y.min = figures.bottom < 0 ? figures.bottom * 1.06 : 0;
      Object.assign(y.axisLabel, { formatter: (v) => `${v < 0 ? "−" : ""}${Math.round(Math.abs(v) / 10000)} %`, showMinLabel: figures.bottom >= 0 });
      const place = (v) => Math.max(v, figures.bottom);
      series(option, "nothing left").data = figures.days.map(() => 0);
      series(option, "nothing left").silent = true;
      const left = series(option, "left");
      left.data = figures.values.map((v) => (v < 0 ? null : v));
      left.step = "end";
      left.areaStyle = { color: "var(--accent-soft)", origin: 0, opacity: 1 };
      const first = figures.values.findIndex((v) => v < 0);
      if (first >= 0) {
        left.data[first] = 0;
        option.series.push({ name: "below", type: "line", step: "end", showSymbol: true, symbol: "diamond", lineStyle: { color: "var(--breach)", width: 2 }, itemStyle: { color: "var(--breach)" },
          symbolSize: (v) => (v[0] === figures.values.length - 1 ? 12 : 0),
          data: [[first, 0], ...figures.values.map((v, n) => [n, place(v)]).slice(first)] });
      }
      option.tooltip.axisPointer = { type: "line", lineStyle: { color: "var(--line)" } };
      option.tooltip.formatter = (list) => tip(figures.tips[list[0].dataIndex]);
      return 200;
    },

    status(option, figures) {
      const y = option.yAxis[0];
      y.data = figures.names;
      y.axisTick = { show: false };
      Object.assign(y.axisLabel, { color: "var(--ink)", showMinLabel: null, showMaxLabel: null });
      series(option, "lines").data = figures.values.map((v, n) => ({ value: v,
        itemStyle: figures.marked[n] ? { color: "var(--muted)", decal: hatch } : { color: "var(--accent)" },
        label: { show: true, position: "right", formatter: (figures.marked[n] ? "≠ " : "") + figures.texts[n], color: "var(--ink)" } }));
      option.tooltip.formatter = (list) => tip(figures.tips[list[0].dataIndex]);
      return 32 * figures.names.length + 14;
    },
  };

  // bar draws stretches of time in their lanes: filled where they count,
  // framed where they were spared, never narrower than three pixels.
  function bar(bars) {
    return (params, api) => {
      const b = bars[params.dataIndex], area = params.coordSys;
      const band = api.size([0, 1])[1], full = band * (b.style === "w" ? 0.94 : 0.5);
      const [, middle] = api.coord([b.start, b.lane]);
      const left = Math.max(area.x, api.coord([b.start, b.lane])[0]);
      const right = Math.min(area.x + area.width, api.coord([b.end, b.lane])[0]);
      if (right < area.x || left > area.x + area.width) return null;
      const width = Math.max(3, right - left), height = full * b.height / 100;
      const bottom = b.style === "w" ? middle + full / 2 : middle + band * 0.4;
      const shape = { x: left, y: bottom - height, width, height, r: Math.min(2, width / 2) };
      const styles = {
        w: { fill: "var(--window)" },
        o: { fill: "var(--accent)" },
        s: { fill: "var(--paper)", stroke: "var(--accent)", lineWidth: 1.5, lineDash: [3, 2] },
        u: { fill: "var(--paper)", stroke: "var(--muted)", lineWidth: 1.5, lineDash: [1, 2] },
      };
      const children = [{ type: "rect", name: "mark", shape, style: styles[b.style] }];
      if (b.open) children.push({ type: "polygon", shape: { points: [[left + width, bottom - height], [left + width + 9, bottom - height / 2], [left + width, bottom]] }, style: { fill: "var(--accent)" } });
      return { type: "group", children };
    };
  }

  // lanes draws the lines between lanes, and names the longest outages where
  // there is room for their names.
  function lanes(figures, bars) {
    return (params, api) => {
      const area = params.coordSys, band = api.size([0, 1])[1], children = [], taken = figures.lanes.map(() => []);
      for (let n = 1; n < figures.lanes.length; n++) {
        const y = area.y + n * band;
        children.push({ type: "line", shape: { x1: area.x, x2: area.x + area.width, y1: y, y2: y }, style: { stroke: "var(--line)" } });
      }
      if (!figures.named) return { type: "group", children };
      [...bars].sort((a, b) => (b.end - b.start) * b.height - (a.end - a.start) * a.height).forEach((b) => {
        const [x, middle] = api.coord([b.start, b.lane]);
        let text, width, from;
        const cut = (most) => {
          text = b.tip[0].length > most ? `${b.tip[0].slice(0, most - 1).trimEnd()}…` : b.tip[0];
          width = text.length * 6.2 + 8;
          from = Math.min(Math.max(area.x, x), area.x + area.width - width);
          return !taken[b.lane].some(([l, r]) => from < r && from + width > l);
        };
        if (!cut(area.width > 700 ? 48 : 26) && !cut(26)) return;
        taken[b.lane].push([from, from + width]);
        children.push({ type: "text", style: textStyle({ text, x: from, y: middle - band * 0.4, verticalAlign: "top", fill: "var(--ink)", fontSize: 11.5 }) });
      });
      return { type: "group", children };
    };
  }

  function dot(params, api) {
    const [x, y] = api.coord([api.value(0), api.value(1)]);
    return { type: "circle", name: "mark", shape: { cx: x, cy: y, r: 5 }, style: { fill: "var(--accent)", stroke: "var(--paper)", lineWidth: 1.5 } };
  }

  // draw makes one chart in its place, or makes it anew: for paper, where width
  // is that of the sheet and not of the place.
  const drawn = nines.drawn = new Map();
  function draw(place, sheet) {
    const { kind, figures } = page.charts[place.dataset.plot];
    const option = structuredClone(nines.charts[kind]);
    option.textStyle = { fontFamily: fonts };
    Object.assign(option.tooltip, { confine: true, padding: [8, 12], borderWidth: 1, textStyle: { color: "var(--ink)" },
      extraCssText: "box-shadow: 0 4px 18px rgba(0, 0, 0, .14); border-radius: 8px;", formatter: (p) => tip(p.data && p.data.tip) });
    option.tooltip.axisPointer = { type: "shadow", shadowStyle: { color: "var(--ink)", opacity: 0.05 } };
    const share = place.closest(".panels:not(.single), .group") ? 0.48 : 1;
    const width = sheet ? Math.round(sheet * share) : place.clientWidth;
    const height = binders[kind](option, figures, width, place);
    option.series.forEach((s) => { s.emphasis = { disabled: true }; s.cursor = "default"; });
    if (drawn.has(place)) drawn.get(place).dispose();
    place.style.height = `${height}px`;
    const chart = echarts.init(place, null, { renderer: "svg", width, height });
    drawn.set(place, chart);
    chart.setOption(option);
    chart.getZr().refreshImmediately();
    chart.on("click", (p) => { if (p.data && p.data.href) location.href = p.data.href; });
    frame(place, width, height);
  }

  // frame lets the picture shrink with its place on paper.
  function frame(place, width, height) {
    const svg = place.querySelector("svg");
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("focusable", "false");
  }

  if (page.charts && globalThis.echarts) {
    const drawAll = (sheet) => document.querySelectorAll("[data-plot]").forEach((place) => draw(place, sheet));
    drawAll();
    let waiting = 0;
    addEventListener("resize", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => drawAll());
    });
    // Paper is narrower than a screen: the pictures are drawn anew for it, so
    // that their words stay readable.
    addEventListener("beforeprint", () => drawAll(700));
    addEventListener("afterprint", () => drawAll());
  }
})();
