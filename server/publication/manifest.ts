// The small file that tells a web server, without a database, what stands at the addresses of a plan.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Manifest {
	readonly plan: string;
	/** Slug of the newest version; only used to send people from /p/<plan>/ to a readable address. */
	readonly slug: string;
	/** Number of the newest version that can be read; null when all were withdrawn. */
	readonly current: number | null;
	/** Number of the newest version that can be read and has answers; null when none has. */
	readonly answers?: number | null;
	/** What was redacted or taken back of the answers, as far as these files know. */
	readonly answersState?: string;
	/** Number of the newest version that can be read and has an easy-read twin; null when none has. */
	readonly easyRead?: number | null;
	/** Which twins went out, as far as these files know. */
	readonly easyReadState?: string;
	/** Which consultations the newest page names, and how they stood. */
	readonly roundsState?: string;
	/** Fingerprint of what was put right or removed for privacy, as far as these files know. */
	readonly wordsState?: string;
	/** Whether another plan took its place, as far as these files know. */
	readonly replacedState?: string;
	/** What the policy of these pages allows as style; pages of an older release keep theirs until they are written anew. */
	readonly styleHash: string;
	/** Tag of each version's bytes, of its answers and of its twin where it has them, by number; withdrawn versions are marked. */
	readonly versions: Readonly<
		Record<
			string,
			{
				readonly tag: string;
				readonly withdrawn: boolean;
				readonly answers?: string;
				readonly easyRead?: string;
				/** What its picture for links shows. */
				readonly preview?: string;
			}
		>
	>;
}

export function planFolder(dir: string, plan: string): string {
	return path.join(dir, 'p', plan);
}

export function versionFolder(dir: string, plan: string, n: number): string {
	return path.join(planFolder(dir, plan), `v${n}`);
}

/** The manifest of a plan; null when there is none, or when it is no manifest (then it is written anew). */
export async function readManifest(dir: string, plan: string): Promise<Manifest | null> {
	try {
		return JSON.parse(await readFile(path.join(planFolder(dir, plan), 'manifest.json'), 'utf8')) as Manifest;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR' || error instanceof SyntaxError) return null;
		throw error;
	}
}
