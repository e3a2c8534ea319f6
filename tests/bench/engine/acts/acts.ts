// The acts a scenario can ask for.
import type { Job, Result } from '../job.ts';
import type { ActName } from '../scenarios.ts';
import { typing } from './typing.ts';

export const acts: Readonly<Record<ActName, (job: Job) => Promise<Result>>> = {
	typing
};
