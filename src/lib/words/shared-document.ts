export const sharedDocumentWords = {
	opaque: 'Something written with a newer version of Withus. Reload the page to see it.'
} as const;
