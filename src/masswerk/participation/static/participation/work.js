// Finds the number that belongs to a ticket: the SHA-256 of "ticket:number" begins with so many zero bits.
// Written out, because the browser's own digest answers each hash by a promise, which takes ten times as long.
const K = Uint32Array.from(fractions(64, 1 / 3));
const START = Uint32Array.from(fractions(8, 1 / 2));
const AT_ONCE = 2000; // hashes between two breaths of the page

function fractions(amount, power) {
  const found = [];
  for (let number = 2; found.length < amount; number += 1) {
    if ([...Array(number).keys()].slice(2).some((part) => number % part === 0)) continue;
    const root = number ** power;
    found.push(Math.floor((root - Math.floor(root)) * 2 ** 32));
  }
  return found;
}

const turn = (word, by) => (word >>> by) | (word << (32 - by));

function digest(bytes) {
  const blocks = (bytes.length + 72) >> 6;
  const data = new Uint8Array(blocks << 6);
  data.set(bytes);
  data[bytes.length] = 0x80;
  const view = new DataView(data.buffer);
  view.setUint32(data.length - 4, bytes.length << 3);
  const state = START.slice();
  const w = new Uint32Array(64);
  for (let block = 0; block < data.length; block += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(block + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const a = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const b = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + a + w[i - 7] + b;
    }
    mix(state, w);
  }
  return state;
}

function mix(state, w) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] += word; });
}

export async function solve(ticket, bits) {
  const letters = new TextEncoder();
  for (let number = 0; ; number += 1) {
    if (digest(letters.encode(`${ticket}:${number}`))[0] >>> (32 - bits) === 0) return String(number);
    if (number % AT_ONCE === 0) await new Promise((go) => { setTimeout(go); });
  }
}
