// What three libraries that read feeds make of rss.xml and atom.xml, and whether feed.json keeps to its schema: one line of JSON out.
import { readFileSync, createReadStream } from "node:fs";
import Parser from "rss-parser";
import { parseRssFeed, parseAtomFeed } from "feedsmith";
import FeedParser from "feedparser";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const rss = readFileSync("rss.xml", "utf8"), atom = readFileSync("atom.xml", "utf8");

const parser = new Parser({ customFields: { feed: [["atom:link", "links", { keepArray: true }]], item: [["media:content", "media"]] } });
const withRssParser = await parser.parseString(rss);
const one = {
  title: withRssParser.title,
  self: withRssParser.links.find((link) => link.$.rel === "self")?.$.href,
  items: withRssParser.items.map((item) => ({
    title: item.title, link: item.link, id: item.guid, date: item.isoDate, body: item["content:encoded"], author: item.creator,
    image: item.media?.$.url, width: item.media?.$.width, credit: item.media?.["media:credit"]?.[0], categories: item.categories.map((c) => c._ ?? c),
  })),
};

const smith = parseRssFeed(rss);
const two = {
  title: smith.title,
  self: smith.atom?.links?.find((link) => link.rel === "self")?.href,
  items: smith.items.map((item) => {
    const media = item.media?.contents?.[0];
    return {
      title: item.title, link: item.link, id: item.guid?.value, date: new Date(item.pubDate).toISOString(), body: item.content?.encoded,
      author: item.dc?.creators?.[0] ?? item.dc?.creator, image: media?.url, width: String(media?.width), credit: media?.credits?.[0]?.value,
      categories: (item.categories ?? []).map((category) => category.name),
    };
  }),
};

async function withFeedParser(file) {
  const items = [];
  const reader = new FeedParser();
  createReadStream(file).pipe(reader);
  for await (const item of reader) items.push(item);
  return {
    title: reader.meta.title,
    self: reader.meta.xmlurl ?? reader.meta.xmlUrl,
    items: items.map((item) => ({
      title: item.title, link: item.link, id: item.guid, date: item.pubdate.toISOString(), body: item.description, author: item.author,
      image: item["media:content"]?.["@"]?.url, width: item["media:content"]?.["@"]?.width,
      credit: item["media:content"]?.["media:credit"]?.["#"], categories: item.categories,
    })),
  };
}

const atomOfSmith = parseAtomFeed(atom);
const ofAtom = {
  title: atomOfSmith.title?.value ?? atomOfSmith.title,
  self: atomOfSmith.links.find((link) => link.rel === "self")?.href,
  items: atomOfSmith.entries.map((entry) => ({
    title: entry.title?.value ?? entry.title, link: entry.links.find((link) => link.rel === "alternate")?.href, id: entry.id,
    date: new Date(entry.published).toISOString(), body: entry.content?.value ?? entry.content, author: entry.authors?.[0]?.name,
    image: entry.media?.contents?.[0]?.url, width: String(entry.media?.contents?.[0]?.width),
    credit: entry.media?.contents?.[0]?.credits?.[0]?.value, categories: (entry.categories ?? []).map((category) => category.label),
  })),
};

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync("schema.json", "utf8")));
validate(JSON.parse(readFileSync("feed.json", "utf8")));

console.log(JSON.stringify({
  "rss-parser": one, feedsmith: two, feedparser: await withFeedParser("rss.xml"), "feedparser atom": await withFeedParser("atom.xml"),
  "feedsmith atom": ofAtom, errors: validate.errors ?? [],
}));
