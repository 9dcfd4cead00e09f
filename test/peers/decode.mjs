// Runs other decoders of Lightning invoices and prints what they say in common words, so that the tests can set ours beside them.
//
//   node decode.mjs [PEER…] < invoices.txt          one invoice a line in, one line of JSON an invoice out, order kept
//
// A line is ended by LF or CRLF and by nothing else. Whatever a peer throws becomes {"error":"…"}: no line ends the run.
// README.md lists the fields, which peer has which, and the faults of each.

import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const Networks = {
  bc: 'mainnet', tb: 'testnet', tbs: 'signet', bcrt: 'regtest', sb: 'simnet',
  bitcoin: 'mainnet', testnet: 'testnet', signet: 'signet', regtest: 'regtest', simnet: 'simnet',
};

const network = name => Networks[name] ?? name;
const orNull = value => (value === undefined ? null : value);
const bitNumber = (name, index) => 2 * index + (name === 'required' ? 0 : 1);

/** "0102030405060708" (8 bytes) as "66051x263430x1800". */
function shortChannelId(hex) {
  if (!/^[0-9a-f]{16}$/.test(hex)) return hex;
  return [hex.slice(0, 6), hex.slice(6, 12), hex.slice(12)].map(part => parseInt(part, 16)).join('x');
}

const hop = source => ({
  publicKey: source.pubkey,
  shortChannelId: shortChannelId(source.short_channel_id),
  feeBaseMsat: source.fee_base_msat,
  feeProportionalMillionths: source.fee_proportional_millionths,
  cltvExpiryDelta: source.cltv_expiry_delta,
});

const extraBits = extra => extra.bits.flatMap((set, index) => (set ? [extra.start_bit + index] : []));

function loadBolt11() {
  const { decode } = require('bolt11');

  // The object lists the known features by name, in the order of their bits.
  const features = field => {
    const { word_length: _, extra_bits: extra, ...known } = field;
    const named = Object.values(known).flatMap((pair, index) =>
      ['required', 'supported'].filter(name => pair[name]).map(name => bitNumber(name, index)));
    return [...named, ...extraBits(extra)];
  };

  return text => {
    const raw = decode(text);
    const all = name => raw.tags.filter(tag => tag.tagName === name).map(tag => tag.data);
    const first = name => orNull(all(name)[0]);
    const bits = first('feature_bits');
    const normalised = {
      network: network(raw.network.bech32),
      amountMsat: raw.millisatoshis,
      timestamp: raw.timestamp,
      paymentHash: first('payment_hash'),
      paymentSecret: first('payment_secret'),
      description: first('description'),
      descriptionHash: first('purpose_commit_hash'),
      expirySeconds: first('expire_time'),
      minFinalCltvExpiryDelta: first('min_final_cltv_expiry'),
      payee: raw.payeeNodeKey,
      features: bits === null ? [] : features(bits),
      fallbacks: all('fallback_address').map(fallback => fallback.address),
      routeHints: all('routing_info').map(route => route.map(hop)),
      signature: { r: raw.signature.slice(0, 64), s: raw.signature.slice(64), recoveryFlag: raw.recoveryFlag },
    };
    return { normalised, raw };
  };
}

function loadLight() {
  const { decode } = require('light-bolt11-decoder');

  const features = field => {
    const { extra_bits: extra, ...known } = field;
    const named = Object.values(known).flatMap((state, index) => (state === 'unsupported' ? [] : [bitNumber(state, index)]));
    return [...named, ...extraBits(extra)];
  };

  return text => {
    const { sections } = decode(text);
    const all = name => sections.filter(section => section.name === name).map(section => section.value);
    const first = name => orNull(all(name)[0]);
    const bits = first('feature_bits');
    const signature = first('signature');
    const normalised = {
      network: network(first('coin_network').bech32),
      amountMsat: first('amount'),
      timestamp: first('timestamp'),
      paymentHash: first('payment_hash'),
      paymentSecret: first('payment_secret'),
      description: first('description'),
      descriptionHash: first('description_hash'),
      expirySeconds: first('expiry'),
      minFinalCltvExpiryDelta: first('min_final_cltv_expiry'),
      // It recovers nothing: the payee is there only when the invoice names it.
      payee: first('payee') ?? undefined,
      features: bits === null ? [] : features(bits),
      routeHints: all('route_hint').map(route => route.map(hop)),
      metadata: first('metadata'),
      signature: { r: signature.slice(0, 64), s: signature.slice(64, 128), recoveryFlag: parseInt(signature.slice(128), 16) },
    };
    return { normalised };
  };
}

function loadInvoices() {
  const { parsePaymentRequest } = require('invoices');
  const seconds = date => Date.parse(date) / 1000;

  // Its hop i carries the key of hop i + 1, and the payee's at the end: moved back here.
  const hops = route => route.slice(1).map((edge, index) => ({
    publicKey: route[index].public_key,
    shortChannelId: edge.channel,
    feeBaseMsat: Number(edge.base_fee_mtokens),
    feeProportionalMillionths: edge.fee_rate,
    cltvExpiryDelta: edge.cltv_delta,
  }));

  const blindedPath = path => ({
    introductionNode: path.introduction_node,
    blindingPoint: path.key,
    feeBaseMsat: path.base_fee_mtokens,
    feeProportionalMillionths: path.fee_rate,
    cltvExpiryDelta: path.cltv_delta,
    htlcMinimumMsat: path.min_htlc_mtokens,
    htlcMaximumMsat: path.max_htlc_mtokens,
    features: path.features.map(feature => feature.bit),
    hops: path.hops.map(step => ({ blindedNode: step.relay_key, encryptedData: step.encrypted_data })),
  });

  return text => {
    const raw = parsePaymentRequest({ request: text });
    const normalised = {
      network: network(raw.network),
      // "0" is what it says both for no amount and for an amount of nothing.
      amountMsat: raw.mtokens === '0' ? null : raw.mtokens,
      timestamp: seconds(raw.created_at),
      paymentHash: orNull(raw.id),
      paymentSecret: orNull(raw.payment),
      description: orNull(raw.description),
      descriptionHash: orNull(raw.description_hash),
      expirySeconds: seconds(raw.expires_at) - seconds(raw.created_at),
      minFinalCltvExpiryDelta: raw.cltv_delta,
      payee: raw.destination,
      features: raw.features.map(feature => feature.bit),
      fallbacks: raw.chain_addresses ?? [],
      routeHints: (raw.routes ?? []).map(hops),
      blindedPaths: (raw.paths ?? []).map(blindedPath),
      metadata: orNull(raw.metadata),
    };
    return { normalised };
  };
}

const Loaders = { 'bolt11': loadBolt11, 'light-bolt11-decoder': loadLight, 'invoices': loadInvoices };

function ask(decode, text) {
  try {
    const { normalised, raw } = decode(text);
    normalised.features.sort((a, b) => a - b);
    // What cannot be written as JSON (a BigInt, a getter that throws) is the peer's error too.
    return { normalised: JSON.stringify(normalised), raw: raw && JSON.stringify(raw) };
  } catch (error) {
    return { normalised: JSON.stringify({ error: String(error?.message || error) }) };
  }
}

function answer(peers, text, line) {
  const said = peers.map(([name, decode]) => [name, ask(decode, text)]);
  const object = pick =>
    said.filter(([, value]) => pick(value)).map(([name, value]) => `${JSON.stringify(name)}:${pick(value)}`).join(',');
  return `{"line":${line},"peers":{${object(value => value.normalised)}},"raw":{${object(value => value.raw)}}}\n`;
}

function lines(text) {
  const all = text.split('\n').map(line => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (all.at(-1) === '') all.pop();
  return all;
}

async function main(names) {
  for (const name of names) {
    if (!(name in Loaders)) {
      process.stderr.write(`decode.mjs: no peer is called ${name}; there are ${Object.keys(Loaders).join(', ')}\n`);
      return 2;
    }
  }
  const peers = (names.length ? names : Object.keys(Loaders)).map(name => [name, Loaders[name]()]);
  let line = 0;
  for (const text of lines(readFileSync(0, 'utf8'))) {
    if (!process.stdout.write(answer(peers, text, ++line))) await once(process.stdout, 'drain');
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
