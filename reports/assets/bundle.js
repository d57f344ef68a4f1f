// Makes dist/: ECharts cut down to the charts in use, and its licence.
import { build } from "esbuild";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";

const limitBytes = 750_000;

mkdirSync("dist", { recursive: true });
await build({
  entryPoints: ["charts-entry.js"],
  outfile: "dist/echarts.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/* Apache ECharts 5.6.0, Apache License 2.0; zrender, BSD 3-Clause; tslib, 0BSD. See echarts-licence.txt beside this file. */" },
});

// Every licence whose words ask to travel with the code.
const texts = ["echarts/LICENSE", "echarts/NOTICE", "zrender/LICENSE", "tslib/LICENSE.txt"];
writeFileSync("dist/echarts-licence.txt", texts.map((name) =>
  `==== ${name}\n\n${readFileSync("node_modules/" + name, "utf8").replaceAll("\r\n", "\n").trim()}\n`).join("\n"));

const bytes = statSync("dist/echarts.js").size;
console.log(`dist/echarts.js: ${bytes} bytes`);
if (bytes > limitBytes) {
  console.error(`dist/echarts.js is over ${limitBytes} bytes`);
  process.exit(1);
}
