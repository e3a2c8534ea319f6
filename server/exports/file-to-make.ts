// What a file is made of: the text of one state of a plan, facts about it, and what people said, as far as whoever asks may read it.
import type { ExportFormatId } from '#domain/exports/formats.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import type { PlanContent } from '#domain/plan.ts';

export interface ExportFacts {
	readonly planId: string;
	readonly areaName: string;
	/** "Version 2, published 3 May 2026" or "The plan as it was on …". */
	readonly state: string;
	/** Anything but a published version. */
	readonly draft: boolean;
	/** The place in the log where this text stands: what comes back in Word is compared with it. */
	readonly epoch: number;
	readonly seq: number;
	/** The number of the version of which slips were put right since that moment. */
	readonly putRightIn?: number;
	/** ISO */
	readonly madeAt: string;
}

export interface PictureFile {
	readonly hash: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

export interface FileToMake {
	readonly format: ExportFormatId;
	readonly content: PlanContent;
	readonly facts: ExportFacts;
	readonly threads: readonly ExportedThread[];
	readonly pictures: readonly PictureFile[];
	/** The easy-read twin as a page, for the folder with everything; absent where there is none. */
	readonly easyRead?: string;
}

/** What every writer is given. */
export interface Material {
	readonly content: PlanContent;
	readonly facts: ExportFacts;
	readonly threads: readonly ExportedThread[];
	readonly pictures: ReadonlyMap<string, PictureFile>;
	readonly easyRead?: string | undefined;
}
