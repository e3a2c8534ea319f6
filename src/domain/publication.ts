// Public addresses. The version's number makes an address permanent; the slug is only for people's eyes.

/** Cosmetic part of an address, from the title: plain letters, figures and hyphens, at most 60, never empty, never like "v1". */
export function slugOf(title: string): string {
	const words = title
		.normalize('NFKD')
		.replace(/[\u0300-\u036f’']/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const short =
		words.length <= 60
			? words
			: words
					.slice(0, 61)
					.replace(/-[^-]*$/, '')
					.slice(0, 60);
	if (short === '') return 'plan';
	return /^v\d+$/.test(short) ? `plan-${short}` : short;
}

/** Leads to where the newest version of a plan is shown, whatever that is called by then. */
export function planAddress(plan: string): string {
	return `/p/${plan}/`;
}

/** Where the newest version of a plan is shown. */
export function currentAddress(plan: string, slug: string): string {
	return `/p/${plan}/${slug}/`;
}

/** Where one version is shown, for ever. */
export function versionAddress(plan: string, slug: string, n: number): string {
	return `/p/${plan}/${slug}/v${n}/`;
}

export function sectionAnchor(id: string): string {
	return `section-${id}`;
}

export function rowAnchor(id: string): string {
	return `row-${id}`;
}

/** "You said, we did" of one version. */
export function answersAddress(plan: string, slug: string, n: number): string {
	return `${versionAddress(plan, slug, n)}answers/`;
}

/** The easy-read twin of one version. */
export function easyReadAddress(plan: string, slug: string, n: number): string {
	return `${versionAddress(plan, slug, n)}easy-read/`;
}

/** The newest of these pages. */
export function currentEasyReadAddress(plan: string, slug: string): string {
	return `${currentAddress(plan, slug)}easy-read/`;
}

/** The newest of these pages. */
export function currentAnswersAddress(plan: string, slug: string): string {
	return `${currentAddress(plan, slug)}answers/`;
}

/** News about a plan's versions, as Atom. */
export function feedAddress(plan: string, slug: string): string {
	return `${currentAddress(plan, slug)}feed.xml`;
}

/** News about every plan of an area. */
export function areaFeedAddress(area: string): string {
	return `/a/${area}/feed.xml`;
}

/** The newest version as a page that another site may show inside its own. */
export function embedAddress(plan: string, slug: string): string {
	return `${currentAddress(plan, slug)}embed.html`;
}

/** The picture that is shown beside a link to a version. */
export function previewAddress(plan: string, slug: string, n: number): string {
	return `${versionAddress(plan, slug, n)}preview.png`;
}

/** Where anybody says something about a plan, or about one part of it ("section.ID", "row.ID"). */
export function feedbackAddress(plan: string, part = ''): string {
	return `/say/${plan}${part === '' ? '' : `?about=${encodeURIComponent(part)}`}`;
}
