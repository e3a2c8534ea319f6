// Said where words begin and end that somebody commented on.
export const threadMarkWords = {
	begins: 'comment begins',
	ends: 'comment ends'
} as const;
