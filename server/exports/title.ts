import type { PlanMeta } from '#domain/plan.ts';
import { exportingWords } from '#lib/words/exporting.ts';

/** What the file is called inside. */
export function titleOf(meta: PlanMeta): string {
	return meta.title.trim() || meta.plainTitle.trim() || exportingWords.untitled;
}
