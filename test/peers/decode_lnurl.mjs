// Runs other readers and writers of LNURL and prints what they say, so that the tests can set ours beside them.
//
//   node decode_lnurl.mjs [PEER…] < texts.txt        one text a line in, one line of JSON a text out, order kept
//
// Each peer answers {"url":"…"} (null: it finds nothing) or {"error":"…"}; `lnurl`, which also writes, adds "encoded" for a web address.
// README.md lists which peer does what, and the faults of each.

import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// The packages as a whole bring servers and HTTP clients with them: only the parts that read are loaded.
const Loaders = {
  lnurl: () => {
    const decode = require('lnurl/lib/decode');
    const encode = require('lnurl/lib/encode');
    return text => (/^https?:/i.test(text) ? { url: null, encoded: encode(text) } : { url: decode(text) });
  },
  'js-lnurl': () => {
    const { decodelnurl } = require('js-lnurl/lib/helpers/decodelnurl.js');
    return text => ({ url: decodelnurl(text) ?? null });
  },
  'lnurl-pay': () => {
    const { decodeUrlOrAddress } = require('lnurl-pay').utils;
    return text => ({ url: decodeUrlOrAddress(text) ?? null });
  },
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(Loaders);
const peers = Object.fromEntries(names.map(name => [name, Loaders[name]()]));

function ask(read, text) {
  try {
    return read(text);
  } catch (problem) {
    return { error: String(problem?.message ?? problem) };
  }
}

const lines = readFileSync(0, 'utf8').split(/\r?\n/);
if (lines.at(-1) === '') lines.pop();
for (const [index, text] of lines.entries()) {
  const answers = Object.fromEntries(names.map(name => [name, ask(peers[name], text)]));
  if (!process.stdout.write(JSON.stringify({ line: index + 1, peers: answers }) + '\n')) await once(process.stdout, 'drain');
}
