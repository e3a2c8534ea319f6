/** The first few titles of a list, in quotation marks, and how many more there are. */
export function someTitles(titles: readonly string[]): string {
	const named = titles.slice(0, 3).map((title) => `“${title}”`);
	const more = titles.length - named.length;
	return named.join(', ') + (more === 0 ? '' : more === 1 ? ' and 1 more part' : ` and ${more} more parts`);
}
