// Reads QR codes as a camera would, from pixels: one line of JSON for each image.
import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import jsQR from "jsqr";
import { PNG } from "pngjs";

const drawn = new Resvg(readFileSync("qr.svg", "utf8")).render();
const images = [
  ["png", PNG.sync.read(readFileSync("qr.png"))],
  ["svg", { data: drawn.pixels, width: drawn.width, height: drawn.height }],
];
for (const [form, { data, width, height }] of images) {
  const code = jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: "dontInvert" });
  console.log(JSON.stringify({ form, width, text: code?.data, version: code?.version, modes: code?.chunks.map((chunk) => chunk.type) }));
}
