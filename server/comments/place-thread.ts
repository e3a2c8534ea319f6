// A thread is hung up where its words stand now, in the server's own copy of the plan: what came from a page may be older.
import { resolveAnchor, restamped, type Anchor } from '#domain/anchor.ts';
import { sectionOf } from '#domain/anchors/section-of.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';

export interface Placed {
	readonly anchor: Anchor;
	readonly section: string | null;
}

/** What vanished while somebody wrote about it keeps its quotation, and is `block-only` or `detached`: nothing is refused. */
export async function placed(sql: Sql, planId: string, anchor: Anchor): Promise<Placed> {
	const { content } = await planContent(sql, planId as PlanId);
	const found = resolveAnchor(content, anchor);
	return {
		anchor: restamped(content, anchor, found),
		section: found.place ? sectionOf(content, found.place) : null
	};
}
