// Markdown → source document, by the token tree of marked. Its HTML is never made.
import { lexer, type Token, type Tokens } from 'marked';
import { refuse } from '#domain/refusals.ts';
import type {
	Piece,
	SourceBlock,
	SourceCell,
	SourceDocument,
	SourceParagraph,
	SourceText
} from '#document/foreign/source.ts';
import { tidy } from '#document/foreign/source.ts';
import { withoutEntities, type Look } from '#document/foreign/typed-marks.ts';
import { htmlTree } from '../html/html-tree.ts';

/** Deeper than anybody quotes. */
const deepest = 100;

/** Reads Markdown. */
export function markdownTree(text: string): SourceDocument {
	const pieces: Piece[] = [];
	const blocks = blocksOf(lexer(withoutFront(text, pieces), { gfm: true }), null, 0, pieces);
	return { blocks, pageLines: [], pieces };
}

/** Some programs put settings before the text, between two rulers. */
function withoutFront(text: string, pieces: Piece[]): string {
	const front = /^---\r?\n((?:[\w-]+:[^\n]*\r?\n|[ \t]+[^\n]*\r?\n){1,50})---[ \t]*(?:\r?\n|$)/.exec(text);
	if (!front) return text;
	pieces.push({ why: 'These settings stood before the text of the file.', words: tidy(front[1] ?? '') });
	return text.slice(front[0].length);
}

type ListPlace = NonNullable<SourceParagraph['list']>;

function blocksOf(
	tokens: readonly Token[],
	list: ListPlace | null,
	depth: number,
	pieces: Piece[]
): SourceBlock[] {
	if (depth > deepest) refuse('file-hostile');
	return tokens.flatMap((token): SourceBlock[] => {
		switch (token.type) {
			case 'heading': {
				const texts = textsOf(inner(token), {}, pieces);
				return [{ kind: 'paragraph', texts, heading: (token as Tokens.Heading).depth }];
			}
			case 'list':
				return listOf(token as Tokens.List, list, depth, pieces);
			case 'table':
				return [tableOf(token as Tokens.Table, pieces)];
			case 'html': {
				const page = htmlTree((token as Tokens.HTML).raw);
				pieces.push(...page.pieces);
				return [...page.blocks];
			}
			case 'code':
				return (token as Tokens.Code).text.split('\n').map((line) => paragraph([{ text: line }], list));
			case 'blockquote':
				return blocksOf(inner(token), list, depth + 1, pieces);
			case 'space':
			case 'hr':
			case 'checkbox':
				return [];
			case 'def':
				return [];
			default:
				return [paragraph(textsOf([token], {}, pieces), list)];
		}
	});
}

function paragraph(texts: readonly SourceText[], list: ListPlace | null): SourceParagraph {
	return { kind: 'paragraph', texts, ...(list ? { list } : {}) };
}

function listOf(token: Tokens.List, outer: ListPlace | null, depth: number, pieces: Piece[]): SourceBlock[] {
	const place = { level: outer ? outer.level + 1 : 0, ordered: token.ordered };
	const start = token.ordered && token.start !== '' && token.start !== 1 ? { start: token.start } : {};
	return token.items.flatMap((item, entry) => {
		const blocks = blocksOf(item.tokens, place, depth + 1, pieces);
		const [first, ...rest] = blocks;
		if (entry > 0 || first?.kind !== 'paragraph' || !first.list) return blocks;
		return [{ ...first, list: { ...first.list, ...start } }, ...rest];
	});
}

function tableOf(token: Tokens.Table, pieces: Piece[]): SourceBlock {
	const cell = ({ tokens }: Tokens.TableCell): SourceCell => ({
		blocks: [paragraph(textsOf(tokens, {}, pieces), null)]
	});
	return { kind: 'table', rows: [token.header.map(cell), ...token.rows.map((row) => row.map(cell))] };
}

function textsOf(tokens: readonly Token[], look: Look, pieces: Piece[]): SourceText[] {
	return tokens.flatMap((token): SourceText[] => {
		const within = (more: Look) => textsOf(inner(token), { ...look, ...more }, pieces);
		switch (token.type) {
			case 'strong':
				return within({ bold: true });
			case 'em':
				return within({ italic: true });
			case 'link': {
				const { href } = token as Tokens.Link;
				return within(href.startsWith('#') ? {} : { href });
			}
			case 'br':
				return [{ text: '\n', ...look }];
			case 'image': {
				const words = tidy((token as Tokens.Image).text);
				if (words !== '')
					pieces.push({
						why: 'A picture stood here. Pictures are not brought in; its description is kept.',
						words
					});
				return [];
			}
			case 'html':
				return /^<br\b/i.test(token.raw) ? [{ text: '\n', ...look }] : [];
			case 'checkbox':
				return [];
			default: {
				if (inner(token).length > 0) return within({});
				const words = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
				return [{ text: withoutEntities(words).replaceAll('\n', ' '), ...look }];
			}
		}
	});
}

function inner(token: Token): readonly Token[] {
	return 'tokens' in token && Array.isArray(token.tokens) ? (token.tokens as readonly Token[]) : [];
}
