// The acts a scenario can ask for.
import type { Job, Result } from '../job.ts';
import type { ActName } from '../scenarios.ts';
import { badOpcode } from './bad-opcode.ts';
import { hugeFrame } from './huge-frame.ts';
import { joins } from './joins.ts';
import { memory } from './memory.ts';
import { neverReads } from './never-reads.ts';
import { opening } from './opening.ts';
import { typing } from './typing.ts';

export const acts: Readonly<Record<ActName, (job: Job) => Promise<Result>>> = {
	typing,
	joins,
	opening,
	memory,
	hugeFrame,
	badOpcode,
	neverReads
};
