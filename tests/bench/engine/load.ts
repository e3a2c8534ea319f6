// The load, in a process of its own: reads a Job, plays it against a server on this machine, prints a Result.
import { text } from 'node:stream/consumers';
import { acts } from './acts/acts.ts';
import type { Job } from './job.ts';

const job = JSON.parse(await text(process.stdin)) as Job;
const result = await acts[job.scenario.act](job);
process.stdout.write(JSON.stringify(result), () => process.exit(0));
