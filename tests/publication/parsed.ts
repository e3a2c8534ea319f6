// A page as a browser would parse it.
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface ParsedElement {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly text: string;
	/** Tags of what it stands in, the nearest last. */
	readonly within: readonly string[];
}

/** Every element of the page, in order. */
export function elementsOf(html: string): ParsedElement[] {
	return walk(parse(html), []);
}

function walk(node: Tree.Node, within: readonly string[]): ParsedElement[] {
	if (!('childNodes' in node)) return [];
	const children = [...node.childNodes, ...('content' in node ? [node.content] : [])];
	if (!('tagName' in node)) return children.flatMap((child) => walk(child, within));
	const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
	const own = { tag: node.tagName, attributes, text: textOf(node), within };
	return [own, ...children.flatMap((child) => walk(child, [...within, node.tagName]))];
}

function textOf(node: Tree.Node): string {
	if ('value' in node) return node.value;
	return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
