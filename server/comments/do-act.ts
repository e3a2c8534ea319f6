// What a page asks for, done; answers the thread it was about.
import type { ThreadAct } from '#protocol/comments.ts';
import type { Sql } from '#server/sql.ts';
import { judgeComment, reactTo, settleThread } from './answer-thread.ts';
import type { Asker } from './asker.ts';
import { editComment, withdrawComment } from './own-comment.ts';
import { hideComment, takeWordsOut } from './take-out.ts';
import { replyTo, startThread } from './say.ts';
import { talkAbout } from './talk-about.ts';

export function doThreadAct(sql: Sql, asker: Asker, act: ThreadAct): Promise<string> {
	switch (act.do) {
		case 'start':
			return typeof act.on === 'string' && act.on.startsWith('suggestion:')
				? talkAbout(sql, asker, act.on.slice('suggestion:'.length), act)
				: startThread(sql, asker, act);
		case 'reply':
			return replyTo(sql, asker, act);
		case 'edit':
			return editComment(sql, asker, act);
		case 'withdraw':
			return withdrawComment(sql, asker, act.comment);
		case 'resolve':
		case 'reopen':
			return settleThread(sql, asker, act.thread, act.do === 'resolve');
		case 'react':
			return reactTo(sql, asker, act);
		case 'show':
			return judgeComment(sql, asker, act.comment, { show: true });
		case 'keep-back':
			return judgeComment(sql, asker, act.comment, { show: false, reason: act.reason });
		case 'hide':
			return hideComment(sql, asker, act);
		case 'take-out':
			return takeWordsOut(sql, asker, act);
	}
}
