/**
 * Milliseconds of processor time until an identifier answers for the first time in this process:
 * node load-time.ts NAME
 */
import { PEERS } from './peers.ts';

const peer = PEERS.find(({ name }) => name === process.argv[2]);
if (!peer) throw new Error(`One of: ${PEERS.map(({ name }) => name).join(', ')}`);
const start = process.cpuUsage();
const guess = await peer.load();
guess('Read more');
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
