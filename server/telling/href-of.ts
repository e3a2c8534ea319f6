import type { NewsItem } from './news-of.ts';

/** The page a line of news leads to. */
export function hrefOf({
	kind,
	planId,
	thread,
	path
}: Pick<NewsItem, 'kind' | 'planId' | 'thread' | 'path'>): string {
	if (path !== '') return path;
	if (kind === 'suggestion-answered') return `/plans/${planId}/suggestions`;
	return thread === null ? `/plans/${planId}` : `/plans/${planId}/comments?thread=${thread}`;
}
