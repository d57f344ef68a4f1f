// Draws the long lists, a page of rows at a time. Texts come ready from the page.
"use strict";

(function () {
  const { page, element, reachAll } = nines;

  // Long lists. Rows arrive in scripts, because a page from the file system
  // may load scripts beside it but may not read other files.
  const lists = new Map();
  nines.rows = (id, rows) => lists.get(id).take(rows);

  // softened is an element whose endless words may be broken, as in the pages.
  function softened(name, text) {
    const e = element(name, text);
    if (/\S{65}/.test(text)) e.replaceChildren(...text.split(/([\p{L}\p{Nd}]{12})/u).flatMap((piece) => [piece, element("wbr")]));
    return e;
  }

  class List {
    constructor(place, about) {
      this.place = place;
      this.about = about;
      this.rows = [];
      this.shown = [];
      this.orders = [];
      this.from = 0;
      this.size = 50;
      this.sort = null;
      this.find = (selector) => place.querySelector(selector);
      this.listen();
    }

    listen() {
      this.find(".controls").hidden = false;
      let waiting = 0;
      this.find("[data-find]").addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.select(), 120);
      });
      this.place.querySelectorAll("[data-filter], [data-choose]").forEach((e) => e.addEventListener("change", () => this.select()));
      this.place.querySelectorAll("[data-sort]").forEach((e) => e.addEventListener("click", () => this.turn(+e.dataset.sort)));
      this.place.querySelectorAll("[data-turn]").forEach((e) => e.addEventListener("click", () => this.move(+e.dataset.turn)));
    }

    take(rows) {
      for (const row of rows) {
        row.words = row[2].slice(0, 2).map((c) => c.slice(0, 2).join(" ")).join(" ").toLowerCase();
        this.rows.push(row);
      }
      this.orders = [];
      // Sorting what is not all there yet would be done again and again.
      if (this.sort && this.rows.length < this.about.count) this.state();
      else this.select(true);
    }

    // order is the rows sorted by a column, upwards; made once for a column.
    // Texts are compared in lower case with their numbers written out to equal
    // length, which is many times as fast as a collator.
    order(column) {
      if (!this.orders[column]) {
        const text = (t) => t.toLowerCase().replace(/\d+/g, (d) => d.padStart(12, "0"));
        const keyed = this.rows.map((r, n) => [r, r[2][column][2] ?? text(r[2][column][0]), n]);
        keyed.sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] - b[2]));
        this.orders[column] = keyed.map((k) => k[0]);
      }
      return this.orders[column];
    }

    // turn sorts by a column, and the other way round the second time.
    turn(column) {
      const down = this.sort && this.sort.column === column ? !this.sort.down : this.about.numbers[column];
      this.sort = { column, down };
      this.place.querySelectorAll("thead th").forEach((th, n) => {
        if (n === column) th.setAttribute("aria-sort", down ? "descending" : "ascending");
        else th.removeAttribute("aria-sort");
      });
      this.select();
    }

    move(by) {
      this.from = Math.max(0, this.from + by * this.size);
      this.draw();
    }

    // select finds the rows to show; keep stays where the reader is.
    select(keep) {
      const words = this.find("[data-find]").value.trim().toLowerCase();
      const choose = this.find("[data-choose]");
      const choice = choose && choose.value;
      let flags = 0;
      this.place.querySelectorAll("[data-filter]:checked").forEach((e) => { flags |= +e.dataset.filter; });
      const rows = this.sort ? this.order(this.sort.column) : this.rows;
      this.shown = rows.filter((r) => (!flags || r[1] & flags) && (!words || r.words.includes(words)) && (!choice || r[2][this.about.choice][0] === choice));
      if (this.sort && this.sort.down) this.shown.reverse();
      if (!keep) this.from = 0;
      this.draw();
    }

    draw() {
      const part = this.shown.slice(this.from, this.from + this.size);
      const body = this.find("tbody");
      if (part.length !== body.children.length || part.some((r, n) => body.children[n].row !== r)) body.replaceChildren(...part.map((r) => this.row(r)));
      if (part.length) performance.mark("rows");
      reachAll();
      this.state();
    }

    // print shows rows from the first on, as many as most; with 0 those that
    // were shown before.
    print(most) {
      this.turned ??= { from: this.from, size: this.size };
      Object.assign(this, most ? { from: 0, size: most } : this.turned);
      if (!most) this.turned = undefined;
      this.draw();
    }

    // state says in words what is shown, and whether there is more.
    state() {
      const number = (n) => n.toLocaleString("en");
      const plural = (n) => `${number(n)} ${this.about.what}${n === 1 ? "" : "s"}`;
      const loading = this.rows.length < this.about.count ? `; ${number(this.rows.length)} are loaded so far` : "";
      const to = Math.min(this.from + this.size, this.shown.length);
      this.find("[data-state]").textContent = this.shown.length
        ? `${number(this.from + 1)} to ${number(to)} of ${plural(this.shown.length)}${this.shown.length < this.about.count ? ` (${number(this.about.count)} in all${loading})` : ""}`
        : this.rows.length ? `No ${this.about.what} is like that.` : `There is no ${this.about.what}.`;
      const pager = this.find(".pager");
      pager.hidden = this.shown.length <= this.size;
      const [earlier, further] = pager.querySelectorAll("button");
      earlier.disabled = this.from === 0;
      further.disabled = this.from + this.size >= this.shown.length;
      pager.querySelector("[data-page]").textContent = `${number(Math.floor(this.from / this.size) + 1)} of ${number(Math.max(1, Math.ceil(this.shown.length / this.size)))}`;
    }

    row(r) {
      const [href, , cells] = r;
      const tr = element("tr");
      tr.row = r;
      cells.forEach(([text, sub, , tone], n) => {
        const cell = element(n ? "td" : "th");
        if (!n) cell.scope = "row";
        cell.dataset.label = this.about.columns[n];
        if (this.about.numbers[n]) cell.classList.add("number");
        if (tone) cell.classList.add(tone);
        if (!n && href) {
          const a = softened("a", text);
          a.href = href;
          cell.append(a);
        } else cell.append(softened("span", text));
        if (sub) cell.append(softened("small", sub));
        tr.append(cell);
      });
      return tr;
    }

    // load fetches the parts one after the other, so that the first rows are
    // there at once and the page stays awake.
    load(n = 0) {
      const carried = document.querySelectorAll(`script[data-rows-of="${this.place.dataset.rows}"]`);
      if (n < carried.length) {
        this.take(JSON.parse(carried[n].textContent));
        setTimeout(() => this.load(n + 1));
        return;
      }
      if (n >= (this.about.parts || []).length) {
        if (!n) this.draw();
        return;
      }
      const script = document.createElement("script");
      script.src = this.about.parts[n];
      script.onload = () => setTimeout(() => this.load(n + 1));
      script.onerror = () => { this.find("[data-state]").textContent = `The rows in ${this.about.parts[n]} are not there.`; };
      document.head.append(script);
    }
  }

  // On paper there is no turning of pages: everything that was looked for is
  // printed, up to what a browser can set, and what is left out is said.
  const mostPrinted = 2000;
  addEventListener("beforeprint", () => lists.forEach((list) => list.print(mostPrinted)));
  addEventListener("afterprint", () => lists.forEach((list) => list.print(0)));

  Object.entries(page.rows || {}).forEach(([id, about]) => {
    const list = new List(document.querySelector(`[data-rows="${id}"]`), about);
    lists.set(id, list);
    list.load();
  });
})();
