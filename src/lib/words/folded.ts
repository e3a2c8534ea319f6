/** Words as they are compared when somebody looks for them: without accents, in lower case, one kind of quotation mark. */
export function folded(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[‘’]/g, "'")
		.replace(/[“”]/g, '"');
}
