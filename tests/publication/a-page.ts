import type { PlanContent } from '#domain/plan.ts';
import { hashOf } from '#server/versions/hash.ts';
import type { PublicPage, VersionLine } from '#server/publication/public-page.ts';

/** Version 1 of a plan, published on 22 November 2026. */
export function aPage(content: PlanContent, is: Partial<PublicPage> = {}): PublicPage {
	const line: VersionLine = {
		n: 1,
		slug: 'getting-help-sooner',
		publishedAt: new Date('2026-11-22T12:00:00Z'),
		withdrawn: null
	};
	return {
		...line,
		plan: 'plan1',
		area: 'area1',
		areaName: 'Larkshire',
		content,
		hash: hashOf(content),
		signedOff: false,
		origin: '',
		versions: [line],
		...is
	};
}
