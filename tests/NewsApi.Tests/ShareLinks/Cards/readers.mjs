// What two libraries that front-end people use make of a card: card.json in, one line of JSON out. Nothing is fetched.
import { readFileSync } from "node:fs";
import openGraphScraper from "open-graph-scraper";
import metascraper from "metascraper";
import author from "metascraper-author";
import date from "metascraper-date";
import description from "metascraper-description";
import image from "metascraper-image";
import lang from "metascraper-lang";
import publisher from "metascraper-publisher";
import title from "metascraper-title";
import url from "metascraper-url";

const card = JSON.parse(readFileSync("card.json", "utf8"));
const { result } = await openGraphScraper({ html: card.html });
const scrape = metascraper([author(), date({ datePublished: true, dateModified: true }), description(), image(), lang(), publisher(), title(), url()]);
console.log(JSON.stringify({ openGraph: result, metascraper: await scrape({ html: card.html, url: card.url }) }));
